#pragma once

#include "simulation/model.h"
#include "simulation/replications.h"

namespace corridor {

// What replications say together.
[[nodiscard]] SimulationResult summarise(SimulationModel const& model, Replications const& replications,
                                         double warm_up);

// The transit times of a demand in each replication, in hours.
[[nodiscard]] std::vector<Tally> tallies_of(std::vector<Numbers> const& replications, std::size_t demand);

// The widest of the demands' 95 % intervals of mean transit time: half of it over the mean; nothing if there is none.
[[nodiscard]] std::optional<double> precision_of(std::vector<Numbers> const& replications);

}  // namespace corridor
