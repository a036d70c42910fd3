#include "pipelines/oil_year.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "pipelines/batches.h"
#include "pipelines/oil_tracers.h"
#include "routing/weather_spells.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
constexpr Duration instant{1e-9};

std::size_t month_at(OilPlan const& plan, Duration now) {
    auto const when = std::chrono::sys_seconds{plan.start} + std::chrono::seconds{std::llround(now.in(hour)*3600)};
    std::chrono::year_month_day const date{std::chrono::floor<std::chrono::days>(when)};
    return static_cast<unsigned>(date.month()) - 1;
}

Volume volume_of(Parcel const& parcel) {
    return std::accumulate(parcel.parts.begin(), parcel.parts.end(), Volume{});
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
      dues_{plan, state_, rates_.rates(), movement_, traffic_},
      closed_by_(plan.runs.size()),
      was_shut_in_(plan.demands.size()) {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        if (plan.lines[LineId{i}].batch) {
            batched_.push_back(LineId{i});
        }
    }
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
        if (changes_.everything || changes_.lines.any()) {
            traffic_.note_lines(state_);
        }
        dues_.foresee(changes_);
        Duration const next = next_event();
        traffic_.advance(state_, next - state_.now);
        state_.now = next;
        changes_.clear();
        dues_.meet(changes_);
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
    record_series(plan_, curves_, record_);
    record_.ages = follow_drops(plan_, curves_);
}

void OilYear::meet_moments() {
    bool const is_met = next_moment_ < moments_.size() && moments_[next_moment_].when <= state_.now + instant;
    if (is_met) {
        state_.now = std::max(state_.now, moments_[next_moment_].when);
        movement_.catch_up();
        changes_.mark_all();
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
            run.carried += volume_of(*event.parcel);
            if (plan.load_at) {
                record_.moorings[plan.load_at].taken += event.when;
                record_.moorings[plan.load_at].handled += volume_of(*event.parcel);
            }
            break;
        case ParcelEvent::What::arrives:
            run.waited -= event.when;
            break;
        case ParcelEvent::What::begins_unloading:
            run.waited += event.when;
            if (plan.unload_at) {
                record_.moorings[plan.unload_at].taken -= event.when;
                record_.moorings[plan.unload_at].handled += volume_of(*event.parcel);
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
    for (LineId const id : batched_) {
        TankId const from = plan_.lines[id].from;
        if (!changes_.lines.has(id) && !changes_.tanks.has(from)) {
            continue;
        }
        movement_.catch_up(from);
        movement_.catch_up(id);
        while (turn_batch(plan_, state_, id)) {
            changes_.tanks.mark(from);
        }
    }
}

Duration OilYear::next_event() const {
    Duration const next = std::min(dues_.next(), plan_.horizon);
    return next_moment_ < moments_.size() ? std::min(next, moments_[next_moment_].when) : next;
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
