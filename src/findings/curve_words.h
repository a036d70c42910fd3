#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "corridor/report/report.h"

namespace corridor {

// A curve whose least and greatest value are told with so many decimals.
[[nodiscard]] Curve curve_of(std::string title, std::vector<double> values, int decimals,
                             std::optional<double> top = {});

// Which share takes less than a day, from one day to two, and so on: from quantiles in hours at equal steps from 0 to
// 100 %, between which the shares are even.
[[nodiscard]] std::vector<double> shares_by_day(std::vector<double> const& quantiles);

// Curves over days, the first of which is this one. Nothing where there is no curve, or a single day.
[[nodiscard]] std::optional<Curves> by_day(std::string title, std::chrono::sys_days first, std::vector<Curve> curves);

}  // namespace corridor
