#pragma once

#include <vector>

#include "corridor/routing/route.h"
#include "routing/journey.h"
#include "routing/worth.h"

namespace corridor {

// The route that a path through a journey graph means, with every piece of its time, cost and emissions.
[[nodiscard]] Route assemble(Network const& network, JourneyGraph const& graph, Worth const& worth,
                             std::vector<SearchGraph::Edge> const& path);

}  // namespace corridor
