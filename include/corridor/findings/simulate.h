#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/simulation/simulate.h"

namespace corridor {

// What journeys take and where they wait: the transit-time report, facilities, fleets, how closures are lived through.
[[nodiscard]] Report describe(SimulationResult const& result, Context const& context);

// The difference that a second scenario makes under the same random numbers, and both by themselves.
[[nodiscard]] Report describe(PairedResult const& result, Context const& first, Context const& second);

}  // namespace corridor
