#pragma once

#include <vector>

namespace corridor {

// The sample quantile by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7). Reorders
// the values. REQUIRES: not empty, 0 <= share <= 1.
[[nodiscard]] double quantile(std::vector<double>& values, double share);

}  // namespace corridor
