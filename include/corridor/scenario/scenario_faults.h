#pragma once

#include <vector>

#include "corridor/network/faults.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// Faults of a scenario in the light of its network: unknown places, cargoes and selectors, with the nearest known name.
[[nodiscard]] std::vector<Fault> faults(Scenario const& scenario, Network const& network);

}  // namespace corridor
