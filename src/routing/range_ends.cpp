#include "routing/range_ends.h"

namespace corridor {

RangeEnds ends_of_factor(FigureRow const& figure) {
    bool const ranges = figure.range && figure.value != 0;
    return ranges ? RangeEnds{figure.range->low / figure.value, figure.range->high / figure.value} : RangeEnds{};
}

RangeEnds ends_of_divisor(FigureRow const& figure) {
    bool const ranges = figure.range && figure.range->low > 0;
    return ranges ? RangeEnds{figure.value / figure.range->high, figure.value / figure.range->low} : RangeEnds{};
}

RangeEnds range_ends(Figures const& figures, std::vector<FigureId> const& factors,
                     std::vector<FigureId> const& divisors) {
    RangeEnds product;
    auto const multiply = [&product](RangeEnds const& one) {
        product.low *= one.low;
        product.high *= one.high;
    };
    for (FigureId const id : factors) {
        multiply(ends_of_factor(figures[id]));
    }
    for (FigureId const id : divisors) {
        multiply(ends_of_divisor(figures[id]));
    }
    return product;
}

}  // namespace corridor
