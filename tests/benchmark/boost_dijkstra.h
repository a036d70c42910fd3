#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "routing/search_graph.h"

namespace corridor::benchmark {

// Boost.Graph's Dijkstra on its compressed graph as its documentation shows it: nothing of ours but the graph's edges.
class BoostDijkstra {
public:
    BoostDijkstra(SearchGraph const& graph, std::span<double const> weights);
    ~BoostDijkstra();
    BoostDijkstra(BoostDijkstra const&) = delete;
    BoostDijkstra& operator=(BoostDijkstra const&) = delete;

    struct Tree {
        std::vector<double> distance;
        std::vector<SearchGraph::Vertex> predecessor;  // itself at the root and where nothing leads
    };
    // dijkstra_shortest_paths.
    [[nodiscard]] Tree run(SearchGraph::Vertex root) const;
    // dijkstra_shortest_paths_no_color_map.
    [[nodiscard]] Tree run_without_colors(SearchGraph::Vertex root) const;

    // Edges that a search must not use, by number, until they are allowed again.
    void forbid(SearchGraph::Edge edge);
    void allow_all();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace corridor::benchmark
