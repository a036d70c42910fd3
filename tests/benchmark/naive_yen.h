#pragma once

#include <span>
#include <vector>

#include "routing/search_graph.h"

namespace corridor::benchmark {

// Lengths of the `count` shortest loopless paths, ascending, as the textbook finds them (Yen 1971): one whole Dijkstra
// (Boost.Graph) for each vertex of each path found.
[[nodiscard]] std::vector<double> naive_yen(SearchGraph const& graph, SearchGraph::Vertex source,
                                            SearchGraph::Vertex target, std::span<double const> weights,
                                            std::size_t count);

}  // namespace corridor::benchmark
