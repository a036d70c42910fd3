#pragma once

#include <string>
#include <string_view>

#include "corridor/network/network.h"
#include "scenario/slots.h"

namespace corridor {

// Visits the whole number that `path` names: visit(full path, number) of berths, or of a control's servers and a
// fleet's ships where they are stated. Returns whether there is one.
template <class Visit>
bool with_count(Network& network, std::string_view path, Visit&& visit) {
    bool found = false;
    auto const meet = [&](std::string const& full, int& number) {
        if (names(path, full)) {
            found = true;
            visit(full, number);
        }
    };
    for (Node& node : network.nodes) {
        for (Berths& berths : node.berths) {
            meet("nodes." + node.id + ".berths." + berths.id + ".count", berths.count);
        }
        for (Control& control : node.controls) {
            if (control.servers) {
                meet("nodes." + node.id + ".controls." + control.id + ".servers", *control.servers);
            }
        }
    }
    for (Service& service : network.services) {
        if (service.vessel.fleet) {
            meet("services." + service.id + ".vessel.fleet", *service.vessel.fleet);
        }
    }
    return found;
}

}  // namespace corridor
