#pragma once

#include "cli/commands.h"

namespace corridor {

// Simulates a scenario, or two under the same random numbers. Ctrl-C ends it after the replications that are running.
[[nodiscard]] Exit run_simulate(Options const& options);

}  // namespace corridor
