#include "pipelines/oil_year.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>

#include "pipelines/oil_levels.h"
#include "pipelines/oil_tracers.h"
#include "routing/weather_spells.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
constexpr Duration instant{1e-9};
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
      record_{record},
      state_{plan},
      rates_{plan},
      curves_{plan},
      movement_{plan, state_, rates_.rates(), record, curves_},
      traffic_{plan, seed, replication},
      changes_{plan},
      tanks_due_(plan.tanks.size(), never),
      lines_due_(plan.lines.size(), never),
      runs_due_(plan.runs.size(), never),
      closed_by_(plan.runs.size()),
      was_shut_in_(plan.demands.size()) {
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
    while (state_.now < plan_.horizon * (1 - 1e-12)) {
        ++record_.events;
        meet_moments();
        traffic_.act(state_, movement_, changes_, [this](ParcelEvent const& event) { tell(event); });
        turn_batches();
        rates_.settle(state_, movement_, changes_);
        note_wells();
        if (look) {
            movement_.catch_up();
            look(*this);
        }
        foresee();
        pass_to(std::min(next_event(), plan_.horizon));
        standing = state_.now < since + hour ? standing + 1 : 0;
        since = standing == 0 ? state_.now : since;
        if (standing > most_an_hour) {
            throw std::runtime_error{"the simulation of oil switches to and fro at hour " +
                                     std::to_string(state_.now.in(hour)) + " of its start"};
        }
    }
    finish();
}

void OilYear::finish() {
    movement_.catch_up();
    traffic_.deliver(state_, curves_, [this](ParcelEvent const& event) { tell(event); });
    for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
        record_.inside.push_back(inside(i));
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunState const& run = state_.runs[RunId{i}];
        OilRecord::Run& record = record_.runs[RunId{i}];
        record.waited += state_.now * static_cast<double>(run.waiting.size());
        record.busy += state_.now * (plan_.runs[RunId{i}].fleet.value_or(run.idle) - run.idle);
    }
    for (std::size_t i = 0; i < plan_.moorings.size(); ++i) {
        record_.moorings[MooringId{i}].taken += state_.now * state_.berths_taken[MooringId{i}];
    }
    record_.produced = state_.produced;
    record_.lost = state_.lost;
    record_.in_the_end = state_.stock;
    record_days(plan_, curves_, record_);
    record_.ages = follow_drops(plan_, curves_);
}

void OilYear::meet_moments() {
    bool const is_met = next_moment_ < moments_.size() && moments_[next_moment_].when <= state_.now + instant;
    if (is_met) {
        state_.now = std::max(state_.now, moments_[next_moment_].when);
        movement_.catch_up();
        changes_.everything = true;
    }
    while (next_moment_ < moments_.size() && moments_[next_moment_].when <= state_.now + instant) {
        Moment const& moment = moments_[next_moment_++];
        state_.now = std::max(state_.now, moment.when);
        if (moment.run) {
            closed_by_[moment.run.index()] += moment.closes ? 1 : -1;
            state_.runs[moment.run].is_closed = closed_by_[moment.run.index()] > 0;
        }
    }
    state_.month = changes_.everything ? month_at(plan_, state_.now) : state_.month;
}

// A time that something lasts is the sum of the times at which it ends less that of those at which it begins.
void OilYear::tell(ParcelEvent const& event) {
    ParcelRun const& plan = plan_.runs[event.run];
    OilRecord::Run& run = record_.runs[event.run];
    auto& trips = curves_.trips[event.run];
    switch (event.what) {
        case ParcelEvent::What::begins_loading:
            trips.emplace_back();
            run.busy -= plan.fleet ? event.when : Duration{};
            if (plan.load_at) {
                record_.moorings[plan.load_at].taken -= event.when;
            }
            break;
        case ParcelEvent::What::sails:
            trips[event.parcel->number].sailed = event.when;
            ++run.parcels;
            run.carried += std::accumulate(event.parcel->parts.begin(), event.parcel->parts.end(), Volume{});
            if (plan.load_at) {
                record_.moorings[plan.load_at].taken += event.when;
            }
            break;
        case ParcelEvent::What::arrives:
            run.waited -= event.when;
            break;
        case ParcelEvent::What::begins_unloading:
            run.waited += event.when;
            if (plan.unload_at) {
                record_.moorings[plan.unload_at].taken -= event.when;
            }
            break;
        case ParcelEvent::What::is_ashore:
            trips[event.parcel->number].ashore = event.when;
            if (plan.unload_at) {
                record_.moorings[plan.unload_at].taken += event.when;
            }
            break;
        case ParcelEvent::What::is_back:
            run.busy += event.when;
            break;
    }
}

void OilYear::turn_batches() {
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        TankId const from = plan_.lines[id].from;
        bool const has_changed = changes_.everything || changes_.lines[id] != 0 || changes_.tanks[from] != 0;
        if (plan_.lines[id].batch && has_changed) {
            movement_.catch_up(from);
            movement_.catch_up(id);
            while (turn_batch(id)) {
                changes_.tanks[from] = 1;
            }
        }
    }
}

// A batch ends when it is pumped, or when its grade is dry and another is not. Then comes the grade of which most
// stands beyond the usual, which may be the same.
bool OilYear::turn_batch(LineId id) {
    PumpedLine const& plan = plan_.lines[id];
    LineState& line = state_.lines[id];
    std::map<CargoId, Volume> beyond;
    std::map<CargoId, Volume> standing;
    std::map<CargoId, Volume> nothing;
    for (StreamId const stream : plan.carried) {
        StreamId const parent = plan_.streams[stream].parent;
        standing[plan_.streams[stream].grade] += state_.available(parent);
        nothing[plan_.streams[stream].grade] += plan_.streams[parent].slack;
        beyond[plan_.streams[stream].grade] += state_.available(parent) - plan_.streams[parent].usual;
    }
    bool const is_pumped = line.left_of_batch <= *plan.batch * alike;
    bool const is_dry = standing[line.grade] <= nothing[line.grade];
    if (!is_pumped && !is_dry) {
        return false;
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
    if (next == line.grade) {
        return false;
    }
    line.oil.begin_batch(plan.fill > Volume{} ? plan.interface : Volume{});
    line.grade = next;
    return true;
}

// What changed has another future, and so have ships that wait for what lines leave them of a ceiling.
void OilYear::foresee() {
    auto const has_changed = [&](TankId tank) { return changes_.everything || (tank && changes_.tanks[tank] != 0); };
    bool any_line = changes_.everything;
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        if (has_changed(TankId{i})) {
            foresee(TankId{i});
        }
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        PumpedLine const& line = plan_.lines[id];
        bool const may_restart = state_.lines[id].is_stopped && (has_changed(line.from) || has_changed(line.to));
        if (changes_.everything || changes_.lines[id] != 0 || may_restart) {
            any_line = true;
            foresee(id);
        }
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunId const id{i};
        ParcelRun const& run = plan_.runs[id];
        if (changes_.runs[id] != 0 || has_changed(run.from) || has_changed(run.to) ||
            (any_line && traffic_.is_limited(id))) {
            foresee(id);
        }
    }
    changes_.clear();
}

void OilYear::foresee(TankId id) {
    Duration next = until_full_or_free(id);
    for (StreamId const stream : plan_.tanks[id].standing) {
        next = std::min(next, until_level(stream));
    }
    tanks_due_[id] = state_.now + next;
}

void OilYear::foresee(LineId id) {
    LineState const& line = state_.lines[id];
    Duration next = never;
    if (line.is_stopped) {
        movement_.catch_up(plan_.lines[id].from);
        if (TankId const to = plan_.lines[id].to) {
            movement_.catch_up(to);
        }
        next = rates_.until_restart(state_, id);
    } else if (line.rate > VolumeRate{}) {
        movement_.catch_up(id);
        next = line.oil.head() > Volume{} ? line.oil.head() / line.rate : never;
        next = plan_.lines[id].batch ? std::min(next, line.left_of_batch / line.rate) : next;
    }
    lines_due_[id] = state_.now + next;
}

void OilYear::foresee(RunId id) {
    movement_.catch_up(plan_.runs[id].from);
    if (TankId const to = plan_.runs[id].to) {
        movement_.catch_up(to);
    } else {
        movement_.catch_up(id);
    }
    runs_due_[id] = state_.now + traffic_.until_next(state_, rates_.rates(), id);
}

Duration OilYear::next_event() const {
    Duration next = state_.now + traffic_.until_landing(state_);
    auto const soonest = [&next](auto const& due) { next = std::min(next, *std::min_element(due.begin(), due.end())); };
    soonest(tanks_due_);
    if (!lines_due_.empty()) {
        soonest(lines_due_);
    }
    if (!runs_due_.empty()) {
        soonest(runs_due_);
    }
    if (next_moment_ < moments_.size()) {
        next = std::min(next, moments_[next_moment_].when);
    }
    return std::max(next, state_.now);
}

void OilYear::pass_to(Duration when) {
    traffic_.advance(state_, when - state_.now);
    state_.now = when;
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        changes_.tanks[TankId{i}] = tanks_due_[TankId{i}] <= when + instant ? 1 : 0;
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        changes_.runs[RunId{i}] = runs_due_[RunId{i}] <= when + instant ? 1 : 0;
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        if (lines_due_[id] > when + instant) {
            continue;
        }
        movement_.reach(id);
        changes_.lines[id] = 1;
        PumpedLine const& line = plan_.lines[id];
        if (state_.lines[id].is_stopped) {
            changes_.tanks[line.from] = 1;
        } else if (line.to) {
            changes_.tanks[line.to] = 1;
        }
    }
}

// Until a stream is dry, refilled, back at its usual level, or so far above it that it is cleared, or cleared faster.
Duration OilYear::until_level(StreamId id) const {
    OilStream const& stream = plan_.streams[id];
    OilRates const& rates = rates_.rates();
    Volume const standing = state_.available(id);
    VolumeRate const gain = rates.into[id] - rates.out_of[id] + rates.loading[id];
    if (gain < VolumeRate{} && standing > stream.slack) {
        bool const is_above = standing > stream.usual + stream.slack;
        return (standing - (is_above ? stream.usual : Volume{})) / -gain;
    }
    if (gain > VolumeRate{}) {
        Volume mark = standing < stream.usual - stream.slack ? stream.usual : next_clearing(state_, id, stream);
        mark = state_.refills[id] != 0 ? stream.refilled : mark;
        return standing < mark - stream.slack ? (mark - standing) / gain : never;
    }
    return never;
}

Duration OilYear::until_full_or_free(TankId id) const {
    OilRates const& rates = rates_.rates();
    VolumeRate const gain = rates.into_tank[id] - rates.out_of_tank[id];
    Volume const room = plan_.tanks[id].room;
    if (room == no_limit || room <= Volume{}) {
        return never;
    }
    Volume const level = state_.level(plan_, id);
    if (gain > rates.into_tank[id] * alike) {
        return room - level > room * alike ? (room - level) / gain : never;
    }
    bool const frees = state_.is_held[id] != 0 && gain < VolumeRate{};
    return frees ? std::max(Volume{}, level - room * (1 - ullage)) / -gain : never;
}

// When wells come to give less than they can, which they do only when everything is settled.
void OilYear::note_wells() {
    for (std::size_t i = 0; changes_.everything && i < plan_.demands.size(); ++i) {
        bool const is_less = state_.production[i] < plan_.demands[i].produced * (1 - alike);
        if (is_less && was_shut_in_[i] == 0) {
            record_.shut_in_since.push_back(state_.now);
        }
        was_shut_in_[i] = is_less ? 1 : 0;
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
