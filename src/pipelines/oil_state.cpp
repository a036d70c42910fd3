#include "pipelines/oil_state.h"

#include <numeric>

namespace corridor {
namespace {

// Filled as far as it is with what is nominated over the year; with equal parts where nothing is.
std::vector<Volume> mixture(OilPlan const& plan, PumpedLine const& line) {
    std::vector<Volume> parts;
    Volume total;
    for (StreamId const id : line.carried) {
        MonthlyRates const& rates = plan.streams[id].nominated;
        parts.push_back(std::accumulate(rates.begin(), rates.end(), VolumeRate{}) * hour);
        total += parts.back();
    }
    Volume const filled = line.fill - line.unfilled;
    for (Volume& part : parts) {
        part = total > Volume{} ? filled * (part / total) : filled / static_cast<double>(parts.size());
    }
    return parts;
}

}  // namespace

OilState::OilState(OilPlan const& plan)
    : stock(plan.streams.size()),
      promised(plan.streams.size()),
      clearing(plan.streams.size()),
      refills(plan.streams.size()),
      is_low(plan.streams.size()),
      is_held(plan.tanks.size()),
      lost(plan.streams.size()),
      berths_taken(plan.moorings.size()),
      allowance(plan.ceilings.size()),
      production(plan.demands.size()),
      produced(plan.demands.size()) {
    for (std::size_t i = 0; i < plan.streams.size(); ++i) {
        stock[StreamId{i}] = plan.streams[StreamId{i}].tank ? plan.streams[StreamId{i}].usual : Volume{};
    }
    for (PumpedLine const& line : plan.lines) {
        lines.add({.oil = PlugFlow{mixture(plan, line), line.unfilled},
                   .rate = {},
                   .is_stopped = false,
                   .drawn = std::vector<VolumeRate>(line.carried.size()),
                   .grade = plan.streams[line.carried.front()].grade,
                   .left_of_batch = line.batch.value_or(Volume{})});
    }
    for (ParcelRun const& run : plan.runs) {
        RunState state;
        state.idle = run.fleet.value_or(1);
        runs.add(std::move(state));
    }
}

VolumeRate OilState::loaded(OilStream const& stream) const {
    VolumeRate rate;
    RunState const& run = runs[stream.run];
    for (Pumping const& ship : run.loading) {
        rate += run.is_closed ? VolumeRate{} : ship.rate(stream.place);
    }
    return rate;
}

Volume OilState::level(OilPlan const& plan, TankId tank) const {
    Volume level;
    for (StreamId const stream : plan.tanks[tank].standing) {
        level += stock[stream];
    }
    return level;
}

}  // namespace corridor
