#pragma once

#include "corridor/report/report.h"

namespace corridor {

// The table with spaces in the cells of its right-aligned columns, so that their decimal points stand one below the
// other, and so do the units behind them. Words among numbers, and ranges, end where the column ends.
[[nodiscard]] TextTable aligned_on_points(TextTable table);

}  // namespace corridor
