#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own
class App;
}

namespace corridor {

// Tells the parser which options a command takes.
void add_options(CLI::App& command, Options& options, std::string const& name);

// The options that were given and change the answer, as words: "--k", "3". Results state their seed, number of
// replications and changes of --set in places of their own.
[[nodiscard]] std::vector<std::string> words_that_ask(CLI::App const& command);

}  // namespace corridor
