#pragma once

#include "pipelines/oil_rates.h"
#include "pipelines/oil_state.h"

namespace corridor {

// A line that would run below its turndown stands still, until there is a day's pumping at turndown before it and room
// for that behind it.

[[nodiscard]] bool is_below_turndown(OilPlan const& plan, OilState const& state, LineId line);

// REQUIRES: the tanks at both its ends are caught up with.
[[nodiscard]] bool may_restart(OilPlan const& plan, OilState const& state, LineId line);

// How long until a line that stands still might run again if rates stay; never while nothing leads there, or if it
// might already. REQUIRES: the tanks at both its ends are caught up with.
[[nodiscard]] Duration until_restart(OilPlan const& plan, OilState const& state, OilRates const& rates, LineId line);

}  // namespace corridor
