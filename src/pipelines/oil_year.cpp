#include "pipelines/oil_year.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

#include "pipelines/oil_levels.h"
#include "routing/weather_spells.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
constexpr Duration never{std::numeric_limits<double>::infinity()};

std::size_t month_at(OilPlan const& plan, Duration now) {
    auto const when = std::chrono::sys_seconds{plan.start} + std::chrono::seconds{std::llround(now.in(hour)*3600)};
    std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(when)};
    return static_cast<unsigned>(date.month()) - 1;
}

}  // namespace

OilYear::OilYear(OilPlan const& plan, Network const& network, std::uint64_t seed, std::uint32_t replication,
                 OilRecord& record)
    : plan_{plan},
      state_{plan},
      rates_{plan},
      traffic_{plan, seed, replication},
      tracers_{plan},
      record_{record},
      recorder_{plan, state_, record},
      closed_by_(plan.runs.size()) {
    find_moments(network, seed, replication);
}

void OilYear::find_moments(Network const& network, std::uint64_t seed, std::uint32_t replication) {
    auto const add_dates = [this](auto const& all) {
        for (auto const& one : all) {
            for (Reduction const& part : one.reductions) {
                moments_.push_back({part.from, {}, false});
                moments_.push_back({part.until, {}, false});
            }
        }
    };
    add_dates(plan_.lines);
    add_dates(plan_.runs);
    add_dates(plan_.moorings);
    add_dates(plan_.ceilings);
    std::chrono::sys_seconds const start{plan_.start};
    auto const end = start + std::chrono::seconds{std::llround(plan_.horizon.in(hour)*3600)};
    auto const hours_since = [start](std::chrono::sys_seconds when) {
        return Duration{static_cast<double>((when - start).count()) / 3600};
    };
    for (std::chrono::year_month_day date{plan_.start}; std::chrono::sys_days{date} <= end;) {
        date = (date.year() / date.month() + std::chrono::months{1}) / 1;
        moments_.push_back({hours_since(std::chrono::sys_days{date}), {}, false});
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        if (!plan_.runs[RunId{i}].weather) {
            continue;
        }
        for (WeatherSpell const& spell :
             weather_spells(network, plan_.runs[RunId{i}].weather, seed, replication, start, end)) {
            moments_.push_back({hours_since(spell.from), RunId{i}, true});
            moments_.push_back({hours_since(spell.until), RunId{i}, false});
        }
    }
    std::stable_sort(moments_.begin(), moments_.end(),
                     [](Moment const& a, Moment const& b) { return a.when < b.when; });
}

void OilYear::run(std::function<void(OilYear const&)> const& look) {
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        record_.inside_at_start.push_back(inside(i));
    }
    // Rules that switch to and fro would never end; no plan should make them, and none shall hang for it.
    constexpr int most_an_hour = 10'000;
    int standing = 0;
    Duration since;
    while (true) {
        meet_moments();
        act();
        rates_.settle(state_);
        if (look) {
            look(*this);
        }
        Duration const next = std::min(until_next(), plan_.horizon - state_.now);
        Duration passed;
        for (Duration quiet = traffic_.until_delivery(state_); passed + quiet < next;
             quiet = traffic_.until_delivery(state_)) {
            advance(quiet);
            passed += quiet;
            traffic_.deliver(state_, [this](ParcelEvent const& event) { tell(event); });
        }
        Duration const time = next - passed;
        standing = state_.now < since + hour ? standing + 1 : 0;
        since = standing == 0 ? state_.now : since;
        if (standing > most_an_hour) {
            throw std::runtime_error{"the simulation of oil switches to and fro at hour " +
                                     std::to_string(state_.now.in(hour)) + " of its start"};
        }
        advance(time);
        if (state_.now >= plan_.horizon * (1 - 1e-12)) {
            break;
        }
    }
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        record_.inside.push_back(inside(i));
    }
    record_.produced = state_.produced;
    record_.ages = tracers_.ages();
    record_.lost = state_.lost;
    record_.in_the_end = state_.stock;
}

void OilYear::meet_moments() {
    while (next_moment_ < moments_.size() && moments_[next_moment_].when <= state_.now + Duration{alike}) {
        Moment const& moment = moments_[next_moment_++];
        state_.now = std::max(state_.now, moment.when);
        if (moment.run) {
            closed_by_[moment.run.index()] += moment.closes ? 1 : -1;
            state_.runs[moment.run].is_closed = closed_by_[moment.run.index()] > 0;
        }
    }
    state_.month = month_at(plan_, state_.now);
}

void OilYear::tell(ParcelEvent const& event) {
    tracers_.tell(event, state_.now);
    recorder_.tell(event, state_.now);
}

void OilYear::act() {
    while (traffic_.act(state_, [this](ParcelEvent const& event) { tell(event); })) {
    }
    while (turn_batches()) {
    }
}

// A batch ends when it is pumped, or when its grade is dry and another is not. Then comes the grade of which most
// stands beyond the usual, which may be the same.
bool OilYear::turn_batches() {
    bool turned = false;
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        PumpedLine const& plan = plan_.lines[LineId{i}];
        LineState& line = state_.lines[LineId{i}];
        if (!plan.batch) {
            continue;
        }
        std::map<CargoId, Volume> beyond;
        std::map<CargoId, Volume> standing;
        std::map<CargoId, Volume> nothing;
        for (StreamId const stream : plan.carried) {
            StreamId const parent = plan_.streams[stream].parent;
            standing[plan_.streams[stream].grade] += state_.available(parent);
            nothing[plan_.streams[stream].grade] += slack(plan_.streams[parent]);
            beyond[plan_.streams[stream].grade] += state_.available(parent) - plan_.streams[parent].usual;
        }
        bool const is_pumped = line.left_of_batch <= *plan.batch * alike;
        bool const is_dry = standing[line.grade] <= nothing[line.grade];
        if (!is_pumped && !is_dry) {
            continue;
        }
        // Nobody turns to another grade for less than a tenth of a batch, or a quarter of what the tanks hold.
        Volume const worth_it =
            std::min(std::max(*plan.batch * 0.1, plan.interface * 2), plan_.tanks[plan.from].room * 0.25);
        CargoId next = line.grade;
        for (auto const& [grade, more] : beyond) {
            bool const is_better = is_dry && next == line.grade ? standing[grade] > worth_it : more > beyond[next];
            next = grade != line.grade && standing[grade] > worth_it && is_better ? grade : next;
        }
        line.left_of_batch = is_pumped || next != line.grade ? *plan.batch : line.left_of_batch;
        if (next != line.grade) {
            line.oil.begin_batch(plan.interface);
            line.grade = next;
            turned = true;
        }
    }
    return turned;
}

Duration OilYear::until_next() const {
    Duration next = std::min({traffic_.until_next(state_, rates_), until_flows_change(), rates_.until_restart(state_)});
    if (next_moment_ < moments_.size()) {
        next = std::min(next, moments_[next_moment_].when - state_.now);
    }
    return std::max(next, Duration{});
}

Duration OilYear::until_flows_change() const {
    Duration next = never;
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        if (plan_.streams[StreamId{i}].tank) {
            next = std::min(next, until_level(StreamId{i}));
        }
    }
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        next = std::min(next, until_full_or_free(TankId{i}));
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineState const& line = state_.lines[LineId{i}];
        if (line.rate > VolumeRate{}) {
            bool const changes = line.oil.slugs() > 1 && line.oil.head() > Volume{};
            next = changes ? std::min(next, line.oil.head() / line.rate) : next;
            next = plan_.lines[LineId{i}].batch ? std::min(next, line.left_of_batch / line.rate) : next;
        }
    }
    return next;
}

// Until a stream is dry, refilled, back at its usual level, or so far above it that it is cleared.
Duration OilYear::until_level(StreamId id) const {
    OilStream const& stream = plan_.streams[id];
    Volume const standing = state_.available(id);
    Volume const nothing = slack(stream);
    VolumeRate const gain = rates_.into(id) - rates_.out_of(id) + rates_.loading(id);
    if (gain < VolumeRate{} && standing > nothing) {
        bool const is_above = standing > stream.usual + nothing;
        return (standing - (is_above ? stream.usual : Volume{})) / -gain;
    }
    if (gain > VolumeRate{}) {
        Volume mark = standing < stream.usual - nothing ? stream.usual : stream.usual + stream.surplus;
        mark = state_.refills[id] != 0 ? stream.refilled : mark;
        return standing < mark - nothing ? (mark - standing) / gain : never;
    }
    return never;
}

Duration OilYear::until_full_or_free(TankId id) const {
    VolumeRate const gain = rates_.into(id) - rates_.out_of(id);
    Volume const room = plan_.tanks[id].room;
    if (room == no_limit || room <= Volume{}) {
        return never;
    }
    Volume const level = state_.level(plan_, id);
    if (gain > rates_.into(id) * alike) {
        return room - level > room * alike ? (room - level) / gain : never;
    }
    bool const frees = state_.is_held[id] != 0 && gain < VolumeRate{};
    return frees ? std::max(Volume{}, level - room * (1 - ullage)) / -gain : never;
}

void OilYear::advance(Duration time) {
    if (time <= Duration{}) {
        return;
    }
    recorder_.advance(state_, rates_, time);
    tracers_.advance(state_, rates_, time);
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        Volume const made = state_.production[i] * time;
        state_.produced[i] += made;
        state_.stock[plan_.demands[i].root] += made;
    }
    pump(time);
    traffic_.advance(state_, rates_, time);
    state_.now += time;
}

void OilYear::pump(Duration time) {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        PumpedLine const& plan = plan_.lines[LineId{i}];
        LineState& line = state_.lines[LineId{i}];
        if (line.rate <= VolumeRate{}) {
            continue;
        }
        entering_.assign(plan.carried.size(), Volume{});
        leaving_.assign(plan.carried.size(), Volume{});
        Volume all;
        for (std::size_t k = 0; k < plan.carried.size(); ++k) {
            entering_[k] = line.drawn[k] * time;
            all += entering_[k];
            state_.stock[plan_.streams[plan.carried[k]].parent] -= entering_[k];
        }
        bool const is_lost = line.oil.head_is_lost();
        line.oil.push(entering_);
        line.oil.pull(all, leaving_);
        for (std::size_t k = 0; k < plan.carried.size(); ++k) {
            (is_lost ? state_.lost : state_.stock)[plan.carried[k]] += leaving_[k];
        }
        line.left_of_batch -= plan.batch ? all : Volume{};
    }
}

Volume OilYear::inside(std::size_t demand) const {
    Volume all;
    for (std::size_t i = 0; i < plan_.streams.size(); ++i) {
        StreamId const id{i};
        OilStream const& stream = plan_.streams[id];
        if (stream.demand != demand) {
            continue;
        }
        all += stream.tank ? state_.stock[id] : Volume{};
        all += traffic_.aboard(state_, id);
        if (stream.line) {
            all += state_.lines[stream.line].oil.contents(stream.place);
        }
    }
    return all;
}

}  // namespace corridor
