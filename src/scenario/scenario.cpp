#include "corridor/scenario/scenario.h"

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

}  // namespace corridor
