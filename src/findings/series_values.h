#pragma once

#include <optional>
#include <vector>

#include "corridor/report/value.h"
#include "corridor/statistics/interval.h"

namespace corridor {

// [low, high], or null.
[[nodiscard]] Value interval_of(std::optional<Interval> const& interval);

// What was so much day by day.
[[nodiscard]] Value series(std::vector<double> const& values);

}  // namespace corridor
