#pragma once

#include "corridor/findings/context.h"
#include "corridor/pipelines/oil_result.h"
#include "corridor/report/report.h"

namespace corridor {

// What a second scenario changes under the same random numbers, outlet by outlet, and both by themselves. REQUIRES: the
// scenarios ask the same of their demands.
[[nodiscard]] Report describe(OilResult const& first, OilResult const& second, Context const& first_context,
                              Context const& second_context);

}  // namespace corridor
