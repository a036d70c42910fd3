#pragma once

#include <vector>

#include "corridor/flow/capacity.h"
#include "flow/planner.h"

namespace corridor {

// The prices of all limits that the cheapest plan exhausts: what the plan gains by a little more of a limit, and loses
// by a little less. The cost is piecewise linear in a capacity, so a step within the next pieces gives both slopes
// exactly.
[[nodiscard]] std::vector<ShadowPrice> shadow_prices(FlowModel const& model, Planner& planner,
                                                     std::vector<double> const& price_of_unserved, Plan const& plan);

}  // namespace corridor
