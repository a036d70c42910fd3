#pragma once

#include <vector>

#include "corridor/network/faults.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What the simulation of oil would stumble over: no volume, a line without a capacity or that nominations never keep
// above its turndown, a parcel larger than its tanks. REQUIRES: `faults(scenario, network)` is empty.
[[nodiscard]] std::vector<Fault> faults_of_oil(Scenario const& scenario, Network const& network);

}  // namespace corridor
