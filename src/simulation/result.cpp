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

}  // namespace corridor
