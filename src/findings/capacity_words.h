#pragma once

#include "corridor/findings/context.h"
#include "corridor/flow/capacity.h"
#include "corridor/report/report.h"

namespace corridor {

// Adds what a reader is told of a network's capacity.
void add_words(Report& report, CapacityResult const& result, Context const& context);

}  // namespace corridor
