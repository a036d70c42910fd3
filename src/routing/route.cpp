#include "corridor/routing/route.h"

#include <algorithm>
#include <cmath>

namespace corridor {

char const* name_of(TimeCause cause) {
    switch (cause) {
        case TimeCause::moving:
            return "moving";
        case TimeCause::handling:
            return "handling";
        case TimeCause::border:
            return "border";
        case TimeCause::departure:
            return "departure";
        case TimeCause::weather:
            return "weather";
        case TimeCause::risk:
            return "risk";
    }
    return "";
}

Money Step::cost() const {
    Money sum;
    for (CostItem const& item : costs) {
        sum += item.amount;
    }
    return sum;
}

Duration Step::mean_time() const {
    Duration sum;
    for (TimeItem const& item : times) {
        sum += Duration{item.hours.mean()};
    }
    return sum;
}

Mass Step::co2e() const {
    Mass sum;
    for (EmissionItem const& item : emissions) {
        sum += item.amount;
    }
    return sum;
}

bool Route::is_complete_in(Gap::Lacks what) const {
    return std::none_of(gaps.begin(), gaps.end(), [what](Gap const& gap) { return gap.lacks == what; });
}

Duration Route::standard_deviation() const {
    return Duration{std::sqrt(variance.in_base_units())};
}

}  // namespace corridor
