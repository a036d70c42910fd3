#pragma once

#include <vector>

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/simulation/result.h"

namespace corridor {

// How the transit times of each demand spread over days; nothing where all arrive on the first.
[[nodiscard]] std::vector<Block> transit_time_curves(SimulationResult const& result, Context const& context);

// How many wait day by day where most do, and how much is on the way.
[[nodiscard]] std::vector<Block> queue_curves(SimulationResult const& result);

}  // namespace corridor
