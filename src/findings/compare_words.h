#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/compare.h"

namespace corridor {

// Adds what a reader is told of one demand: verdict, overview, parts, break-evens, each corridor step by step.
void add_words(Report& report, DemandAnswer const& answer, Context const& context);

}  // namespace corridor
