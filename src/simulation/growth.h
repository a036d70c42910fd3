#pragma once

#include <optional>
#include <vector>

#include "simulation/model.h"
#include "simulation/record.h"

namespace corridor {

// What is inside grows without bound if more comes to some facility than it can pass, and the growth is more than
// chance. REQUIRES: the result has its demands and facilities.
[[nodiscard]] std::optional<Growth> growth_of(SimulationModel const& model, std::vector<Numbers> const& numbers,
                                              SimulationResult const& result);

// Whether a demand has a part in that: it passes such a facility, or more of it comes in than goes out.
[[nodiscard]] bool grows(SimulationModel const& model, DemandResult const& demand,
                         std::vector<FacilityResult> const& facilities);

}  // namespace corridor
