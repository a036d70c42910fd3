#pragma once

#include <string>

#include "cli/commands.h"
#include "corridor/report/report.h"

namespace corridor {

// Writes to the output file (beside it first, then renamed, so that it is never half there) or to standard output.
void deliver(Report const& report, Options const& options);
void deliver(std::string const& text, Options const& options);

}  // namespace corridor
