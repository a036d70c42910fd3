#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/compare.h"

namespace corridor {

// The corridors of a scenario side by side: what each costs, how long it takes, how sure that is, and what would have
// to change for another to win. Amounts are per unit of cargo in the scenario's currency and prices.
[[nodiscard]] Report describe(Comparison const& comparison, Context const& context);

}  // namespace corridor
