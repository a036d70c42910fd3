#pragma once

#include <string>

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/compare.h"
#include "findings/words.h"

namespace corridor {

// Adds what a reader is told of one demand: verdict, overview, parts, break-evens, each corridor step by step.
void add_words(Report& report, DemandAnswer const& answer, Context const& context);

// A dwell breaks even in hours, everything else in money.
[[nodiscard]] bool is_money(BreakEven const& found);
// "EUR/FEU/day": the unit of a break-even in the money of the results.
[[nodiscard]] std::string unit_of(BreakEven const& found, MoneyOut const& money);

}  // namespace corridor
