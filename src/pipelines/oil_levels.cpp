#include "pipelines/oil_levels.h"

#include <algorithm>
#include <numeric>

namespace corridor {
namespace {

// Levels that differ by less are equal.
constexpr double alike = 1e-9;

VolumeRate yearly(OilStream const& stream) {
    return std::accumulate(stream.nominated.begin(), stream.nominated.end(), VolumeRate{});
}

// Half a day's flow, or the parcel that a ship waits for; at most half of the room that is left.
Volume surplus_of(OilPlan const& plan, OilStream const& stream, Volume room_left) {
    Volume surplus = *std::max_element(stream.nominated.begin(), stream.nominated.end()) * (12 * hour);
    for (StreamId const onward : stream.onward) {
        if (RunId const run = plan.streams[onward].run) {
            surplus = std::max(surplus, plan.runs[run].payload / stream.density);
        }
    }
    return std::min(surplus, room_left * 0.5);
}

void set_levels(OilPlan const& plan, OilStream& stream, double part) {
    TankFarm const& tank = plan.tanks[stream.tank];
    Volume const left = part > 0 ? (tank.room - tank.usual) * part : Volume{};
    Volume const surplus = surplus_of(plan, stream, left);
    Volume const least = std::min(plan.demands[stream.demand].produced * hour, tank.room * 0.005);
    stream.usual = tank.usual * part;
    stream.surplus = std::max(surplus, least);
    stream.low = stream.usual - std::min(std::max(least, stream.usual * 0.001), stream.usual * 0.5);
    stream.slack = std::max({stream.usual, plan.demands[stream.demand].produced * hour, cubic_metre}) * alike;
    stream.refilled = std::max(std::min(surplus, stream.usual * 0.5), least * 0.5);
}

void note(OilState& state, StreamId id, OilStream const& stream) {
    Volume const standing = state.available(id);
    bool const is_dry = standing <= stream.slack;
    bool const is_refilled = standing >= stream.refilled - stream.slack;
    state.refills[id] = is_dry || (state.refills[id] != 0 && !is_refilled) ? 1 : 0;
    bool const was_lowered = state.is_low[id] != 0 || standing <= stream.low + stream.slack;
    state.is_low[id] = was_lowered && standing < stream.usual - stream.slack ? 1 : 0;
    Volume const beyond = standing - stream.usual;
    if (beyond <= stream.slack) {
        state.clearing[id] = VolumeRate{};
    } else if (standing >= next_clearing(state, id, stream) - stream.slack) {
        state.clearing[id] = beyond / day;
    }
}

}  // namespace

Volume next_clearing(OilState const& state, StreamId id, OilStream const& stream) {
    return stream.usual + std::max(stream.surplus, state.clearing[id] * day * 2);
}

void set_levels(OilPlan& plan) {
    Table<TankId, VolumeRate> passing(plan.tanks.size());
    for (OilStream const& stream : plan.streams) {
        if (stream.tank) {
            passing[stream.tank] += yearly(stream);
        }
    }
    for (OilStream& stream : plan.streams) {
        if (stream.tank) {
            VolumeRate const all = passing[stream.tank];
            set_levels(plan, stream, all > VolumeRate{} ? yearly(stream) / all : 0);
        }
    }
}

void note_levels(OilPlan const& plan, OilState& state, TankId tank) {
    for (StreamId const stream : plan.tanks[tank].standing) {
        note(state, stream, plan.streams[stream]);
    }
    Volume const room = plan.tanks[tank].room;
    if (room < no_limit) {
        Volume const level = state.level(plan, tank);
        bool const is_full = level >= room * (1 - alike);
        bool const has_ullage = level <= room * (1 - ullage) * (1 + alike) && room > Volume{};
        state.is_held[tank] = is_full || (state.is_held[tank] != 0 && !has_ullage) ? 1 : 0;
    }
}

}  // namespace corridor
