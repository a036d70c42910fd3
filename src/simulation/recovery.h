#pragma once

#include <vector>

#include "simulation/model.h"
#include "simulation/replications.h"

namespace corridor {

// What dated closures do: the replications beside as many of the same model without these closures.
[[nodiscard]] std::vector<Recovery> recoveries(SimulationModel const& model, Replications const& closed,
                                               Replications const& open);

}  // namespace corridor
