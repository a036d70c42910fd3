#include "corridor/simulation/result.h"

namespace corridor {

char const* name_of(DelayCause cause) {
    switch (cause) {
        case DelayCause::moving:
            return "moving";
        case DelayCause::handling:
            return "handling";
        case DelayCause::border:
            return "border";
        case DelayCause::departure:
            return "departure";
        case DelayCause::weather:
            return "weather";
        case DelayCause::risk:
            return "risk";
        case DelayCause::capacity:
            return "capacity";
        case DelayCause::blocked:
            return "blocked";
    }
    return "";
}

char const* name_of(FacilityResult::Kind kind) {
    switch (kind) {
        case FacilityResult::Kind::section:
            return "section";
        case FacilityResult::Kind::control:
            return "control";
        case FacilityResult::Kind::transfer:
            return "transfer";
        case FacilityResult::Kind::port:
            return "port";
        case FacilityResult::Kind::berths:
            return "berths";
        case FacilityResult::Kind::service:
            return "service";
        case FacilityResult::Kind::wagons:
            return "wagons";
    }
    return "";
}

}  // namespace corridor
