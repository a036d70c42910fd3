#pragma once

#include <string>

#include "cli/commands.h"
#include "corridor/report/report.h"

namespace corridor {

// Writes to the output file (beside it first, then renamed, so that it is never half there; straight into a device or a
// pipe) or to standard output. Throws std::runtime_error if not all could be written.
void deliver(Report const& report, Options const& options);
void deliver(std::string const& text, Options const& options);

}  // namespace corridor
