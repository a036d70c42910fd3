#include "corridor/scenario/scenario.h"

#include <algorithm>

namespace corridor {

std::string Arrivals::to_text() const {
    switch (law) {
        case Law::regular:
            return "regular";
        case Law::poisson:
            return "poisson";
        case Law::timetable:
            return corridor::to_text(timetable);
    }
    return "";
}

char const* name_of(RouteChoice choice) {
    switch (choice) {
        case RouteChoice::split:
            return "split";
        case RouteChoice::cheapest:
            return "cheapest";
        case RouteChoice::queue:
            return "queue";
    }
    return "";
}

bool may_take(Demand const& demand, std::string const& corridor) {
    auto const& names = demand.corridors;
    return names.empty() || std::find(names.begin(), names.end(), corridor) != names.end();
}

std::string const& destination(Demand const& demand, Corridor const& corridor) {
    return corridor.to.empty() ? demand.to : corridor.to;
}

}  // namespace corridor
