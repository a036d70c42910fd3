#pragma once

#include <string>

#include "cli/commands.h"
#include "corridor/findings/context.h"
#include "corridor/input/read.h"

namespace corridor {

// Reads a scenario with the command line's one-off changes, and warns of what they do not do.
[[nodiscard]] ScenarioInput open_scenario(std::string const& file, Options const& options, Examine examine = nullptr);

// What an answer to it was computed from. REQUIRES: the input outlives this.
[[nodiscard]] Context context_of(ScenarioInput const& input, Options const& options);

}  // namespace corridor
