#include "findings/series_values.h"

namespace corridor {

Value interval_of(std::optional<Interval> const& interval) {
    return interval ? Value::list().add(rounded(interval->low, 3)).add(rounded(interval->high, 3)) : Value{};
}

Value series(std::vector<double> const& values) {
    Value list = Value::list();
    for (double const value : values) {
        list.add(rounded(value, 3));
    }
    return list;
}

}  // namespace corridor
