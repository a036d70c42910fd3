#pragma once

#include <vector>

namespace corridor {

// A distribution as a curve: its quantiles from 0 to 100 %, one for each step.
inline constexpr int curve_steps = 50;

// The sample quantile by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7). Reorders
// the values. REQUIRES: not empty, 0 <= share <= 1.
[[nodiscard]] double quantile(std::vector<double>& values, double share);

// The same at each step of a curve. REQUIRES: not empty, ascending.
[[nodiscard]] std::vector<double> curve(std::vector<double> const& ascending);

}  // namespace corridor
