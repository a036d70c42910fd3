#pragma once

#include "corridor/findings/context.h"
#include "corridor/pipelines/oil_result.h"
#include "corridor/report/report.h"

namespace corridor {

// Adds what a reader is told of a simulation of oil.
void add_words(Report& report, OilResult const& result, Context const& context);

}  // namespace corridor
