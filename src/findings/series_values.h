#pragma once

#include <optional>
#include <vector>

#include "corridor/report/value.h"
#include "corridor/statistics/interval.h"
#include "corridor/statistics/observed_hours.h"

namespace corridor {

// [low, high], or null.
[[nodiscard]] Value interval_of(std::optional<Interval> const& interval);

// All that is known of times, in hours; the count alone if there are none.
[[nodiscard]] Value time_values(ObservedHours const& time);

// What was so much day by day.
[[nodiscard]] Value series(std::vector<double> const& values);

}  // namespace corridor
