#pragma once

#include <string>

#include "corridor/report/report.h"
#include "corridor/routing/compare.h"
#include "findings/words.h"

namespace corridor {

// Adds what would have to change for another corridor to draw level with the winner: a row for each number that can
// bring it about, and a sentence on those that cannot. REQUIRES: a corridor wins by generalised cost.
void add_break_even(Report& report, DemandAnswer const& answer, MoneyOut const& money);

// A dwell breaks even in hours, everything else in money.
[[nodiscard]] bool is_money(BreakEven const& found);
// "EUR/FEU/day": the unit of a break-even in the money of the results.
[[nodiscard]] std::string unit_of(BreakEven const& found, MoneyOut const& money);

}  // namespace corridor
