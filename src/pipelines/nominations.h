#pragma once

#include "corridor/scenario/scenario.h"
#include "pipelines/oil_plan.h"

namespace corridor {

// Works out what each stream of a plan is nominated by month, and what each demand produces. A nomination is what the
// scenario states, else the demand's share of its volume. Where a line's nominations of a month come to more than its
// capacity, all of them are cut in proportion, and the plan says so.
void nominate(Network const& network, Scenario const& scenario, OilPlan& plan);

}  // namespace corridor
