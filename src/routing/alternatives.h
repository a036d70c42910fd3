#pragma once

#include <span>
#include <vector>

#include "routing/search_graph.h"

namespace corridor {

// The `count` shortest loopless paths from source to target in ascending order, fewer if there are no more (Yen 1971,
// partitioned as in Lawler 1972). A subproblem is first held by its lower bound from the tree of shortest paths to the
// target, and searched only when that bound comes up; most often the tree's own path is then the answer.
// REQUIRES: a weight of zero or more for each edge.
[[nodiscard]] std::vector<std::vector<SearchGraph::Edge>> shortest_paths(SearchGraph const& graph,
                                                                         SearchGraph::Vertex source,
                                                                         SearchGraph::Vertex target,
                                                                         std::span<double const> weights, int count);

}  // namespace corridor
