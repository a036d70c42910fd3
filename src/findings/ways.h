#pragma once

#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/routing/route.h"

namespace corridor {

// What tells the routes of one demand apart, in a few words each: where every vehicle ends its run, and what it was (a
// service by its id, a line by its mode); "aktau (rail-1520), alat (aktau-alat-ferry)". Routes of which this says the
// same also name the node of each detour that the fewest of them pass: "duisburg (rail-1435) by dragoman".
[[nodiscard]] std::vector<std::string> ways_of(std::vector<Route> const& routes, Network const& network);

}  // namespace corridor
