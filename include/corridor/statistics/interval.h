#pragma once

#include <optional>
#include <vector>

#include "corridor/statistics/tally.h"

namespace corridor {

// Where a number lies with some confidence.
struct Interval {
    double low = 0;
    double high = 0;

    [[nodiscard]] double half_width() const { return (high - low) / 2; }
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

// Of the mean of independent values of about normal shape, such as means of replications (Student 1908); nothing of
// fewer than two. REQUIRES: 0 < confidence < 1.
[[nodiscard]] std::optional<Interval> mean_interval(Tally const& values, double confidence);

// Of the mean of all that was observed in independent replications, which weighs them by how much each has: Student's,
// by the residuals of the ratio (Cochran 1977, section 6.4). Nothing if nothing was observed, or in fewer than two.
// REQUIRES: 0 < confidence < 1.
[[nodiscard]] std::optional<Interval> pooled_interval(std::vector<Tally> const& replications, double confidence);

// Of a quantile of independent values of any shape: between two of them, by their ranks (Conover 1999, section 3.2);
// nothing of too few. REQUIRES: ascending; 0 < share < 1, 0 < confidence < 1.
[[nodiscard]] std::optional<Interval> quantile_interval(std::vector<double> const& ascending, double share,
                                                        double confidence);

}  // namespace corridor
