#include "findings/simulate_curves.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "findings/curve_words.h"
#include "findings/simulate_words.h"
#include "findings/words.h"

namespace corridor {
namespace {

Curve spread_of(DemandResult const& demand, std::size_t days, std::string title) {
    std::vector<double> shares = shares_by_day(demand.time.curve);
    shares.resize(days);
    for (double& share : shares) {
        share *= 100;
    }
    Curve spread = curve_of(std::move(title), std::move(shares), 0);
    spread.least += " %";
    spread.greatest += " %";
    return spread;
}

void add_by_day(std::vector<Block>& blocks, std::string title, SimulationResult const& result,
                std::vector<Curve> curves) {
    if (auto shown = by_day(std::move(title), result.start, std::move(curves))) {
        blocks.emplace_back(*std::move(shown));
    }
}

}  // namespace

std::vector<Block> transit_time_curves(SimulationResult const& result, Context const& context) {
    // Of what takes longest all but the last hundredth.
    double longest = 0;
    for (DemandResult const& demand : result.demands) {
        longest = std::max(longest, demand.grows ? 0 : in_days(demand.time.p99));
    }
    auto const days = static_cast<std::size_t>(std::ceil(longest));
    if (days < 2) {
        return {};
    }
    Curves curves{"share by days on the way", {}, "0", std::to_string(days) + " days", "day", "days"};
    for (DemandResult const& demand : result.demands) {
        if (!demand.grows && demand.time.count > 0) {
            Demand const& asked = context.scenario.demands[demand.demand];
            curves.curves.push_back(spread_of(demand, days, journey_of(asked, context.network)));
        }
    }
    return {curves};
}

std::vector<Block> queue_curves(SimulationResult const& result) {
    constexpr std::size_t most = 6;
    constexpr double least_queue = 0.5;  // on the mean; shorter ones are hardly queues
    std::vector<Curve> queues;
    for (FacilityResult const& facility : result.facilities) {
        if (queues.size() < most && facility.queue_mean >= least_queue) {
            queues.push_back(curve_of(facility.name, facility.queue_by_day, 1));
        }
    }
    std::vector<Block> blocks;
    add_by_day(blocks, "in the queue at the end of the day", result, std::move(queues));
    add_by_day(blocks, result.unit + " at the end of the day", result,
               {curve_of("on the way", result.inside_by_day, 0)});
    return blocks;
}

}  // namespace corridor
