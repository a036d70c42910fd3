#include "pipelines/oil_dues.h"

#include <algorithm>
#include <limits>

#include "pipelines/oil_levels.h"
#include "pipelines/turndown.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
// Times that differ by less are one.
constexpr Duration instant{1e-9};
constexpr Duration never{std::numeric_limits<double>::infinity()};

}  // namespace

OilDues::OilDues(OilPlan const& plan, OilState const& state, OilRates const& rates, OilMovement& movement,
                 ParcelTraffic const& traffic)
    : plan_{plan},
      state_{state},
      rates_{rates},
      movement_{movement},
      traffic_{traffic},
      tanks_due_(plan.tanks.size(), never),
      lines_due_(plan.lines.size(), never),
      runs_due_(plan.runs.size(), never) {}

// What changed has another future, and so have ships that wait for what lines leave them of a ceiling.
void OilDues::foresee(OilChanges const& changes) {
    auto const has_changed = [&](TankId tank) { return changes.everything || (tank && changes.tanks[tank] != 0); };
    bool any_line = changes.everything;
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        if (has_changed(TankId{i})) {
            foresee(TankId{i});
        }
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        PumpedLine const& line = plan_.lines[id];
        bool const may_restart = state_.lines[id].is_stopped && (has_changed(line.from) || has_changed(line.to));
        if (changes.everything || changes.lines[id] != 0 || may_restart) {
            any_line = true;
            foresee(id);
        }
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        RunId const id{i};
        ParcelRun const& run = plan_.runs[id];
        if (changes.runs[id] != 0 || has_changed(run.from) || has_changed(run.to) ||
            (any_line && traffic_.is_limited(id))) {
            foresee(id);
        }
    }
}

void OilDues::foresee(TankId id) {
    Duration next = until_full_or_free(id);
    for (StreamId const stream : plan_.tanks[id].standing) {
        next = std::min(next, until_level(stream));
    }
    tanks_due_[id] = state_.now + next;
}

void OilDues::foresee(LineId id) {
    LineState const& line = state_.lines[id];
    Duration next = never;
    if (line.is_stopped) {
        movement_.catch_up(plan_.lines[id].from);
        if (TankId const to = plan_.lines[id].to) {
            movement_.catch_up(to);
        }
        next = until_restart(plan_, state_, rates_, id);
    } else if (line.rate > VolumeRate{}) {
        movement_.catch_up(id);
        next = line.oil.head() > Volume{} ? line.oil.head() / line.rate : never;
        next = plan_.lines[id].batch ? std::min(next, line.left_of_batch / line.rate) : next;
    }
    lines_due_[id] = state_.now + next;
}

void OilDues::foresee(RunId id) {
    movement_.catch_up(plan_.runs[id].from);
    if (TankId const to = plan_.runs[id].to) {
        movement_.catch_up(to);
    } else {
        movement_.catch_up(id);
    }
    runs_due_[id] = state_.now + traffic_.until_next(state_, rates_, id);
}

Duration OilDues::next() const {
    Duration next = state_.now + traffic_.until_landing(state_);
    auto const soonest = [&next](auto const& due) {
        for (Duration const when : due) {
            next = std::min(next, when);
        }
    };
    soonest(tanks_due_);
    soonest(lines_due_);
    soonest(runs_due_);
    return std::max(next, state_.now);
}

void OilDues::meet(OilChanges& changes) {
    Duration const when = state_.now;
    for (std::size_t i = 0; i < plan_.tanks.size(); ++i) {
        changes.tanks[TankId{i}] = tanks_due_[TankId{i}] <= when + instant ? 1 : 0;
    }
    for (std::size_t i = 0; i < plan_.runs.size(); ++i) {
        changes.runs[RunId{i}] = runs_due_[RunId{i}] <= when + instant ? 1 : 0;
    }
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) {
        LineId const id{i};
        if (lines_due_[id] > when + instant) {
            continue;
        }
        movement_.reach(id);
        changes.lines[id] = 1;
        PumpedLine const& line = plan_.lines[id];
        if (state_.lines[id].is_stopped) {
            changes.tanks[line.from] = 1;
        } else if (line.to) {
            changes.tanks[line.to] = 1;
        }
    }
}

// Until a stream is dry, refilled, back at its usual level, or so far above it that it is cleared, or cleared faster.
Duration OilDues::until_level(StreamId id) const {
    OilStream const& stream = plan_.streams[id];
    Volume const standing = state_.available(id);
    VolumeRate const gain = rates_.into[id] - rates_.out_of[id] + rates_.loading[id];
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

Duration OilDues::until_full_or_free(TankId id) const {
    VolumeRate const gain = rates_.into_tank[id] - rates_.out_of_tank[id];
    Volume const room = plan_.tanks[id].room;
    if (room == no_limit || room <= Volume{}) {
        return never;
    }
    Volume const level = state_.level(plan_, id);
    if (gain > rates_.into_tank[id] * alike) {
        return room - level > room * alike ? (room - level) / gain : never;
    }
    bool const frees = state_.is_held[id] != 0 && gain < VolumeRate{};
    return frees ? std::max(Volume{}, level - room * (1 - ullage)) / -gain : never;
}

}  // namespace corridor
