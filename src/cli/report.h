#pragma once

#include "cli/commands.h"

namespace corridor {

// The page, or another format, of a result that was saved as JSON.
[[nodiscard]] Exit run_report(Options const& options);

}  // namespace corridor
