#pragma once

#include "cli/commands.h"

namespace corridor {

[[nodiscard]] Exit run_assign(Options const& options);

}  // namespace corridor
