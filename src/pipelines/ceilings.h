#pragma once

#include "pipelines/oil_rates.h"
#include "pipelines/oil_state.h"

namespace corridor {

// Whether what lines draw keeps within what ceilings let several streams take together.
[[nodiscard]] bool keeps_ceilings(OilPlan const& plan, OilState const& state);

// Grants no more than that, each stream giving up in proportion. Whether anything had to be given up.
bool hold_ceilings(OilPlan const& plan, OilState const& state, OilRates& rates);

}  // namespace corridor
