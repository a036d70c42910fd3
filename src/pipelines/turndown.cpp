#include "pipelines/turndown.h"

#include <algorithm>

namespace corridor {
namespace {

constexpr double alike = 1e-9;
constexpr Duration day_of_pumping{24.0};
Volume before(OilPlan const& plan, OilState const& state, LineId line) {
    Volume standing;
    for (StreamId const stream : plan.lines[line].carried) {
        standing += state.available(plan.streams[stream].parent);
    }
    return standing;
}

Volume room_behind(OilPlan const& plan, OilState const& state, LineId line) {
    TankId const to = plan.lines[line].to;
    return to && plan.tanks[to].room < no_limit ? plan.tanks[to].room - state.level(plan, to) : no_limit;
}

}  // namespace

bool is_below_turndown(OilPlan const& plan, OilState const& state, LineId id) {
    VolumeRate const rate = state.lines[id].rate;
    return rate > VolumeRate{} && rate < plan.lines[id].turndown * (1 - alike);
}

bool may_restart(OilPlan const& plan, OilState const& state, LineId id) {
    Volume const needed = plan.lines[id].turndown * day_of_pumping * (1 - alike);
    return before(plan, state, id) >= needed && room_behind(plan, state, id) >= needed;
}

Duration until_restart(OilPlan const& plan, OilState const& state, OilRates const& rates, LineId id) {
    auto const when = [](Volume lacking, VolumeRate gain) {
        return lacking <= Volume{} ? Duration{} : gain > VolumeRate{} ? lacking / gain : never;
    };
    if (!state.lines[id].is_stopped || may_restart(plan, state, id)) {
        return never;
    }
    PumpedLine const& line = plan.lines[id];
    Volume const needed = line.turndown * day_of_pumping;
    VolumeRate gain;
    for (StreamId const stream : line.carried) {
        StreamId const parent = plan.streams[stream].parent;
        gain += rates.into[parent] - rates.out_of[parent];
    }
    VolumeRate const emptied = line.to ? rates.out_of_tank[line.to] - rates.into_tank[line.to] : VolumeRate{};
    return std::max(when(needed - before(plan, state, id), gain), when(needed - room_behind(plan, state, id), emptied));
}

}  // namespace corridor
