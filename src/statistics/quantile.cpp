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

}  // namespace corridor
