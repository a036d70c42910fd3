#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/simulation/simulate.h"
#include "corridor/simulation/trace.h"

namespace corridor {

// What journeys take and where they wait: the transit-time report, facilities, fleets, how closures are lived through;
// and, where there is a trace of it, what plays it back on a map.
[[nodiscard]] Report describe(SimulationResult const& result, Context const& context, Trace const* trace = nullptr);

// The difference that a second scenario makes under the same random numbers, and both by themselves. A trace is of the
// second.
[[nodiscard]] Report describe(PairedResult const& result, Context const& first, Context const& second,
                              Trace const* trace = nullptr);

}  // namespace corridor
