#include "corridor/statistics/quantile.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace corridor {

double quantile(std::vector<double>& values, double share) {
    assert(!values.empty() && share >= 0 && share <= 1);
    double const rank = share * static_cast<double>(values.size() - 1);
    auto const below = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), below, values.end());
    if (below + 1 == values.end()) {
        return *below;
    }
    double const next = *std::min_element(below + 1, values.end());
    double const fraction = rank - static_cast<double>(below - values.begin());
    return *below + fraction * (next - *below);
}

std::vector<double> curve(std::vector<double> const& ascending) {
    assert(!ascending.empty());
    std::vector<double> quantiles;
    quantiles.reserve(curve_steps + 1);
    for (int step = 0; step <= curve_steps; ++step) {
        double const rank = static_cast<double>(ascending.size() - 1) * step / curve_steps;
        auto const below = static_cast<std::size_t>(rank);
        double const next = ascending[std::min(below + 1, ascending.size() - 1)];
        quantiles.push_back(ascending[below] + (rank - static_cast<double>(below)) * (next - ascending[below]));
    }
    return quantiles;
}

}  // namespace corridor
