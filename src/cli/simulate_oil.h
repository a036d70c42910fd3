#pragma once

#include "cli/commands.h"
#include "corridor/input/read.h"
#include "corridor/report/report.h"

namespace corridor {

// What `simulate` says, and how the program ends.
struct SimulateAnswer {
    Report report;
    Exit status = Exit::answered;
};

// The liquids of a scenario, or what it changes against another under the same random numbers. REQUIRES: it has
// liquids.
[[nodiscard]] SimulateAnswer simulate_oil(ScenarioInput const& input, ScenarioInput const* against,
                                          Options const& options);

// Throws std::invalid_argument if there is an option that follows goods piece by piece.
void refuse_what_oil_has_not(Options const& options);

// How many threads are wanted.
[[nodiscard]] int threads_of(Options const& options);

}  // namespace corridor
