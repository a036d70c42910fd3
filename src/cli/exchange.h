#pragma once

#include "cli/commands.h"

namespace corridor {

[[nodiscard]] Exit run_import(Options const& options);
[[nodiscard]] Exit run_export(Options const& options);

}  // namespace corridor
