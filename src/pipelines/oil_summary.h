#pragma once

#include <optional>

#include "corridor/pipelines/oil_result.h"
#include "corridor/scenario/scenario.h"
#include "pipelines/oil_totals.h"

namespace corridor {

// What replications say together. `open`, if there is one, is of the same replications without outages and closures.
//
[[nodiscard]] OilResult summarise_oil(Network const& network, OilPlan const& plan, OilTotals const& totals,
                                      OilTotals const* open);

}  // namespace corridor
