#pragma once

#include <optional>
#include <vector>

#include "corridor/pipelines/oil_result.h"
#include "pipelines/oil_totals.h"

namespace corridor {

// How each dated outage and closure of a plan is lived through, beside the same replications without any.
[[nodiscard]] std::vector<OilDisruption> oil_disruptions(Network const& network, OilPlan const& plan,
                                                         OilTotals const& struck, OilTotals const& open);

}  // namespace corridor
