#pragma once

#include "cli/commands.h"

namespace corridor {

[[nodiscard]] Exit run_capacity(Options const& options);

}  // namespace corridor
