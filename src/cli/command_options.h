#pragma once

#include <string>

#include "cli/commands.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own
class App;
}

namespace corridor {

// Tells the parser which options a command takes.
void add_options(CLI::App& command, Options& options, std::string const& name);

}  // namespace corridor
