#pragma once

#include <vector>

#include "corridor/network/figure.h"

namespace corridor {

// What ranges do to an amount that rests on figures: the factors on it if all of them went down, and if all went up.
struct RangeEnds {
    double low = 1;
    double high = 1;
};

// Of an amount in proportion to this figure; one and one where it states no range.
[[nodiscard]] RangeEnds ends_of_factor(FigureRow const& figure);
// Of an amount in inverse proportion to it.
[[nodiscard]] RangeEnds ends_of_divisor(FigureRow const& figure);
// Of a product of figures, divided by others.
[[nodiscard]] RangeEnds range_ends(Figures const& figures, std::vector<FigureId> const& factors,
                                   std::vector<FigureId> const& divisors);

}  // namespace corridor
