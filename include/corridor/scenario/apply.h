#pragma once

#include <map>
#include <string>
#include <vector>

#include "corridor/network/faults.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// A changed network, or what is wrong with the changes. A fault's path is the change's place in the scenario.
struct Applied {
    Network network;
    std::vector<Fault> faults;
    std::map<std::string, std::string> changed;  // paths of figures that changes have set, with the place of the last
};

// The network as the changes leave it, one after the other. A change that touches nothing is an error, and so is a
// value of another dimension than the figure it replaces. A figure that the network states in a default and that a
// change sets for one link becomes that link's own.
[[nodiscard]] Applied apply(std::vector<Change> const& changes, Network network);

}  // namespace corridor
