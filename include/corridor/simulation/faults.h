#pragma once

#include <vector>

#include "corridor/network/faults.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What keeps a scenario from being simulated: volumes or loads that are not stated, a horizon shorter than the warm-up.
// Of liquids only what concerns all goods.
[[nodiscard]] std::vector<Fault> faults_of_simulation(Scenario const& scenario, Network const& network);

}  // namespace corridor
