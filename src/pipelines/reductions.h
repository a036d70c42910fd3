#pragma once

#include "pipelines/oil_plan.h"

namespace corridor {

// Adds to a plan what outages and closures take out of use, in hours since its start.
void reduce(Network const& network, OilPlan& plan);

// The same plan without them.
[[nodiscard]] OilPlan without_reductions(OilPlan plan);

// The share of a capacity that is left at a time, and the berths that are out of use.
[[nodiscard]] double share_left(std::vector<Reduction> const& reductions, Duration now);
[[nodiscard]] int berths_out(std::vector<Reduction> const& reductions, Duration now);

}  // namespace corridor
