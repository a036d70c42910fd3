#include "pipelines/oil_dues.h"

#include <algorithm>

#include "pipelines/batches.h"
#include "pipelines/oil_levels.h"
#include "pipelines/turndown.h"

namespace corridor {
namespace {

constexpr double alike = 1e-9;
// Times that differ by less are one.
constexpr Duration instant{1e-9};

}  // namespace

OilDues::OilDues(OilPlan const& plan, OilState const& state, OilRates const& rates, OilMovement& movement,
                 ParcelTraffic const& traffic)
    : plan_{plan},
      state_{state},
      rates_{rates},
      movement_{movement},
      traffic_{traffic},
      tanks_due_(plan.tanks.size()),
      lines_due_(plan.lines.size()),
      runs_due_(plan.runs.size()),
      limited_(plan.runs.size()),
      lines_(plan.lines.size()),
      runs_(plan.runs.size()) {
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        if (traffic.is_limited(RunId{i})) {
            limited_.mark(RunId{i});
        }
    }
}

// What changed has another future, and so have ships that wait for what lines leave them of a ceiling.
void OilDues::foresee(OilChanges const& changes) {
    lines_ = changes.lines;
    runs_ = changes.runs;
    if (changes.lines.any()) {
        runs_.mark(limited_);
    }
    changes.tanks.for_each([&](TankId id) {
        foresee(id);
        TankFarm const& tank = plan_.tanks[id];
        for (auto const* lines : {&tank.lines_from, &tank.lines_into}) {
            for (LineId const line : *lines) {
                if (state_.lines[line].is_stopped) {
                    lines_.mark(line);
                }
            }
        }
        for (auto const* runs : {&tank.runs_from, &tank.runs_into}) {
            for (RunId const run : *runs) {
                runs_.mark(run);
            }
        }
    });
    lines_.for_each([&](LineId line) { foresee(line); });
    runs_.for_each([&](RunId run) { foresee(run); });
}

void OilDues::foresee(TankId id) {
    Duration next = until_full_or_free(id);
    for (StreamId const stream : plan_.tanks[id].standing) {
        next = std::min(next, until_level(stream));
    }
    for (LineId const line : plan_.tanks[id].lines_from) {
        next = plan_.lines[line].batch ? std::min(next, until_turn(plan_, state_, rates_, line)) : next;
    }
    tanks_due_.set(id, state_.now + next);
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
    lines_due_.set(id, state_.now + next);
}

void OilDues::foresee(RunId id) {
    movement_.catch_up(plan_.runs[id].from);
    if (TankId const to = plan_.runs[id].to) {
        movement_.catch_up(to);
    } else {
        movement_.catch_up(id);
    }
    runs_due_.set(id, state_.now + traffic_.until_next(state_, rates_, id));
}

Duration OilDues::next() const {
    Duration const landing = state_.now + traffic_.until_landing(state_);
    return std::max(std::min({tanks_due_.first(), lines_due_.first(), runs_due_.first(), landing}), state_.now);
}

void OilDues::meet(OilChanges& changes) {
    Duration const by = state_.now + instant;
    tanks_due_.for_each(by, [&](TankId tank) { changes.tanks.mark(tank); });
    runs_due_.for_each(by, [&](RunId run) { changes.runs.mark(run); });
    lines_due_.for_each(by, [&](LineId id) {
        movement_.reach(id);
        changes.lines.mark(id);
        PumpedLine const& line = plan_.lines[id];
        if (state_.lines[id].is_stopped) {
            changes.tanks.mark(line.from);
        } else if (line.to) {
            changes.tanks.mark(line.to);
        }
    });
}

// Until a stream is dry, refilled, low, back at its usual level, or so far above it that it is cleared, or faster.
Duration OilDues::until_level(StreamId id) const {
    OilStream const& stream = plan_.streams[id];
    Volume const standing = state_.available(id);
    VolumeRate const gain = rates_.into[id] - rates_.out_of[id] + rates_.loading[id];
    if (gain < VolumeRate{} && standing > stream.slack) {
        bool const is_above = standing > stream.usual + stream.slack;
        bool const is_low = state_.is_low[id] != 0 || standing <= stream.low + stream.slack;
        Volume const below = is_low ? Volume{} : stream.low;
        return (standing - (is_above ? stream.usual : below)) / -gain;
    }
    if (gain > VolumeRate{}) {
        Volume mark = standing < stream.usual - stream.slack ? stream.usual : next_clearing(state_, id, stream);
        mark = state_.refills[id] != 0 ? std::min(mark, stream.refilled) : mark;
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
