#pragma once

#include "corridor/findings/context.h"
#include "corridor/flow/capacity.h"
#include "corridor/report/report.h"

namespace corridor {

// What passes today and after each planned step. REQUIRES, of all three: steps are planned.
[[nodiscard]] Value values_of_steps(CapacityResult const& result, Context const& context);
// Of each step, demand and corridor what passes at the most, with a row for each limit that holds it.
[[nodiscard]] TextTable table_of_steps(CapacityResult const& result, Context const& context);
// For people: of demands and corridors for which a step changes anything.
void add_words_of_steps(Report& report, CapacityResult const& result, Context const& context);

}  // namespace corridor
