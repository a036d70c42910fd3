#include "findings/limit_words.h"

#include <cmath>

#include <fmt/core.h>

#include "corridor/units/quantity.h"
#include "findings/words.h"

namespace corridor {
namespace {

// Oil is spoken of in barrels a day, gas in billions of cubic metres a year: whichever of both the figure is written
// in.
LimitUnit unit_of_volume(std::string const& written) {
    if (written.find("bbl") != std::string::npos) {
        return {"kbbl/day", day.in(hour) / (1000 * barrel.in_base_units())};
    }
    if (written.find("bcm") != std::string::npos) {
        return {"bcm/year", hours_a_year() / (1e9 * cubic_metre.in_base_units())};
    }
    return {"m3/day", day.in(hour) / cubic_metre.in_base_units()};
}

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
            return limit.unit == dimensions::volume ? unit_of_volume(limit.written) : unit_of_goods(limit.unit);
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

std::string joined(std::vector<std::string> const& names, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        text += (i > 0 ? "; " : "") + names[i];
    }
    return names.size() > most ? fmt::format("{}; {} more", text, names.size() - most) : text;
}

std::string names_of(std::vector<Limit> const& limits, std::vector<Binding> const& cut) {
    constexpr std::size_t most = 4;
    std::vector<std::string> names;
    names.reserve(cut.size());
    for (Binding const& one : cut) {
        names.push_back(name_of(limits[one.limit]));
    }
    return joined(names, most);
}

}  // namespace corridor
