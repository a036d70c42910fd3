#pragma once

#include <vector>

#include "corridor/report/report.h"
#include "corridor/simulation/result.h"

namespace corridor {

// How dated closures are lived through, one after the other: where queues grow, when they are gone, day by day.
[[nodiscard]] std::vector<Block> recovery_blocks(SimulationResult const& result);

// By its id; null if nothing of the result has it.
[[nodiscard]] FacilityResult const* find_facility(SimulationResult const& result, std::string const& id);

}  // namespace corridor
