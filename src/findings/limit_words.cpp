#include "findings/limit_words.h"

#include <cmath>

#include "corridor/units/quantity.h"
#include "findings/words.h"

namespace corridor {
namespace {

LimitUnit unit_of_goods(Dimension unit) {
    double const a_year = hours_a_year();
    if (unit == dimensions::train) {
        return {"trains/day", 24};
    }
    if (unit == dimensions::truck) {
        return {"trucks/h", 1};
    }
    return {unit == dimensions::container ? "TEU/year" : unit == dimensions::wagon ? "wagons/year" : "t/year", a_year};
}

}  // namespace

double hours_a_year() {
    return average_year.in(hour);
}

LimitUnit unit_of(Limit const& limit) {
    switch (limit.counts) {
        case Limit::Counts::goods:
        case Limit::Counts::balance:  // places on board: no other is told of
            return unit_of_goods(limit.unit);
        case Limit::Counts::departures:
            return {"departures/year", hours_a_year()};
        case Limit::Counts::ship_hours:
            return {"ships", 1};
        case Limit::Counts::berth_hours:
            return {"berths", 1};
        case Limit::Counts::server_hours:
            return {"servers", 1};
        case Limit::Counts::wagon_hours:
            return {"wagons", 1};
    }
    return {"", 1};
}

std::string readable(double number) {
    double const size = std::abs(number);
    return fixed(number, size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}

std::string amount_of(Limit const& limit, double per_hour) {
    LimitUnit const unit = unit_of(limit);
    return readable(per_hour * unit.factor) + " " + unit.name;
}

std::string name_of(Limit const& limit) {
    switch (limit.counts) {
        case Limit::Counts::departures:
            return limit.name + ": departures";
        case Limit::Counts::ship_hours:
            return limit.name + ": ships";
        default:
            return limit.name;
    }
}

}  // namespace corridor
