#pragma once

#include <vector>

#include "corridor/network/faults.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What keeps goods from being held against limits: volumes that do not convert to the cargo's unit, and limits that
// count trains, wagons or containers where nothing says how much of the cargo one takes.
[[nodiscard]] std::vector<Fault> faults_of_limits(Scenario const& scenario, Network const& network);

}  // namespace corridor
