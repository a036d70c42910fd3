#pragma once

#include "corridor/findings/context.h"
#include "corridor/flow/assign.h"
#include "corridor/report/report.h"

namespace corridor {

// How goods spread over corridors and routes, what is crowded, and how well the equilibrium is met.
[[nodiscard]] Report describe(AssignResult const& result, Context const& context);

}  // namespace corridor
