#pragma once

#include <vector>

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/search.h"

namespace corridor {

// The routes found for each demand of the scenario, in the order of its demands.
[[nodiscard]] Report describe(std::vector<std::variant<std::vector<Route>, NoRoute>> const& routes,
                              Context const& context);

}  // namespace corridor
