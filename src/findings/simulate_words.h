#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/simulation/result.h"

namespace corridor {

// Adds what a reader is told of a simulation.
void add_words(Report& report, SimulationResult const& result, Context const& context);

// Days of so many hours.
[[nodiscard]] double in_days(double hours);

// "2024-11-18".
[[nodiscard]] std::string to_text(std::chrono::sys_days date);

}  // namespace corridor
