#pragma once

#include "corridor/findings/context.h"
#include "corridor/flow/assign.h"
#include "corridor/report/report.h"
#include "findings/limit_words.h"

namespace corridor {

// In which flows are given: lorries by the hour, all else by the year.
[[nodiscard]] LimitUnit flow_unit(std::string const& unit);

// "user", "system"; "queue", "hard", "none".
[[nodiscard]] char const* name_of(AssignPrinciple principle);
[[nodiscard]] char const* name_of(AssignDelays delays);

// Adds what a reader is told of an assignment.
void add_words(Report& report, AssignResult const& result, Context const& context);

}  // namespace corridor
