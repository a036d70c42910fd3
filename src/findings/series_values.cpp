#include "findings/series_values.h"

namespace corridor {

Value interval_of(std::optional<Interval> const& interval) {
    return interval ? Value::list().add(rounded(interval->low, 3)).add(rounded(interval->high, 3)) : Value{};
}

Value time_values(ObservedHours const& time) {
    Value object = Value::object();
    object.set("count", time.count);
    if (time.count == 0) {
        return object;
    }
    object.set("mean", rounded(time.mean, 3))
        .set("sd", rounded(time.sd, 3))
        .set("min", rounded(time.min, 3))
        .set("p10", rounded(time.p10, 3))
        .set("p50", rounded(time.p50, 3))
        .set("p80", rounded(time.p80, 3))
        .set("p90", rounded(time.p90, 3))
        .set("p95", rounded(time.p95, 3))
        .set("p99", rounded(time.p99, 3))
        .set("max", rounded(time.max, 3));
    if (!time.curve.empty()) {
        object.set("curve", series(time.curve));
    }
    return object;
}

Value series(std::vector<double> const& values) {
    Value list = Value::list();
    for (double const value : values) {
        list.add(rounded(value, 3));
    }
    return list;
}

}  // namespace corridor
