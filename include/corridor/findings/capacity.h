#pragma once

#include "corridor/findings/context.h"
#include "corridor/flow/capacity.h"
#include "corridor/report/report.h"

namespace corridor {

// What fits, what holds it back rung by rung, what more would be worth, and what must not fail.
[[nodiscard]] Report describe(CapacityResult const& result, Context const& context);

}  // namespace corridor
