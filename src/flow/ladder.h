#pragma once

#include <vector>

#include "corridor/flow/capacity.h"
#include "flow/planner.h"

namespace corridor {

// Limits with a price, dearest share of the value first.
[[nodiscard]] std::vector<Binding> binding(FlowModel const& model, Plan const& plan,
                                           std::vector<double> const& capacities);

// Raises all volumes together until something holds them, relieves what would bring most, and goes on: at most so many
// rungs. REQUIRES: every demand has a volume.
[[nodiscard]] std::vector<Rung> climb(FlowModel const& model, Planner& planner, int rungs);

}  // namespace corridor
