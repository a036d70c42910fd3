#pragma once

#include <vector>

#include "corridor/network/faults.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What keeps a scenario from being assigned: volumes that are not stated, limits that can't be counted.
[[nodiscard]] std::vector<Fault> faults_of_assignment(Scenario const& scenario, Network const& network);

}  // namespace corridor
