#include "corridor/network/facility.h"

namespace corridor {

char const* name_of(FacilityKind kind) {
    switch (kind) {
        case FacilityKind::section:
            return "section";
        case FacilityKind::control:
            return "control";
        case FacilityKind::transfer:
            return "transfer";
        case FacilityKind::port:
            return "port";
        case FacilityKind::berths:
            return "berths";
        case FacilityKind::service:
            return "service";
        case FacilityKind::wagons:
            return "wagons";
    }
    return "";
}

}  // namespace corridor
