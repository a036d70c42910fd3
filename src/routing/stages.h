#pragma once

#include <vector>

#include "corridor/routing/itinerary.h"
#include "routing/journey.h"

namespace corridor {

// What happens along a path through a journey graph, in the order of travel. `route` is the path's own.
[[nodiscard]] std::vector<Stage> stages_of(JourneyGraph const& graph, std::vector<SearchGraph::Edge> const& path,
                                           Route const& route);

}  // namespace corridor
