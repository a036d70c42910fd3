#pragma once

#include <string>
#include <vector>

#include "corridor/network/network.h"

namespace corridor {

enum class Severity { error, warning };

// What is wrong with the meaning of a network, said of nodes and links. `path` names the statement at fault
// ("links.altynkol-zhetygen.mode"); whoever read the files knows where that stands.
struct Fault {
    Severity severity = Severity::error;
    std::string path;
    std::string message;
};

// The rules of meaning: positive lengths and speeds, ranges that hold their value, a length not shorter than the great
// circle, a country for links across borders, no self-loops, a capacity and
// a running time where flow delays, nobody passing through a zone, services whose ships fit their ports, oil that is
// oil, nodes that nothing reaches (a warning), figures without source or assumption (a warning).
[[nodiscard]] std::vector<Fault> faults(Network const& network);

// Whether a stated length is less than the great circle allows: 2 % and 10 km are granted for positions given to the
// town only, and no length at all is no lie.
[[nodiscard]] bool is_shorter_than(Distance great_circle, Distance stated);

// Great-circle distance (haversine, mean Earth radius 6,371 km).
[[nodiscard]] Distance great_circle(Location a, Location b);

}  // namespace corridor
