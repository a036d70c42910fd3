#pragma once

#include <vector>

#include "pipelines/oil_curves.h"

namespace corridor {

// How long oil was on its way, by outlet: of drops that are followed from the wells to their markets, one a day from
// each producer. Lines pass them on in order; so do tanks, where in truth oil mixes. A drop's place is how much oil is
// ahead of it, so it goes on exactly when that has gone, whatever the rates were. Where ways part it takes the one that
// has had the fewest drops for what it carries.
[[nodiscard]] std::vector<std::vector<Duration>> follow_drops(OilPlan const& plan, OilCurves const& curves);

}  // namespace corridor
