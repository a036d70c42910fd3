#pragma once

#include <string>
#include <vector>

#include "corridor/network/network.h"

namespace corridor {

// The figures that tell of a part of the network: whose path has the id as a component, that rest on the source of that
// id, or that act by default at the node of that id. In the order of the files.
[[nodiscard]] std::vector<FigureRow const*> figures_of(std::string const& id, Network const& network);

// Ids of all parts that may have figures.
[[nodiscard]] std::vector<std::string> ids_of(Network const& network);

}  // namespace corridor
