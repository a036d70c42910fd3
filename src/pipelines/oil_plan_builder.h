#pragma once

#include "corridor/scenario/scenario.h"
#include "pipelines/oil_plan.h"

namespace corridor {

// Whether a demand's goods are a liquid, which flows; the others are carried piece by piece.
[[nodiscard]] bool is_oil(Network const& network, Demand const& demand);

// The plan of a scenario's liquids. REQUIRES: `faults(scenario, network)` is empty.
[[nodiscard]] OilPlan plan_oil(Network const& network, Scenario const& scenario);

}  // namespace corridor
