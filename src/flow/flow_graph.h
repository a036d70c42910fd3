#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "routing/search_graph.h"

namespace corridor {

// A graph that goods flow through, as the solvers see it: an edge costs money and passes limits. Limits are numbers,
// and several edges, or several graphs, may pass the same one.
struct FlowGraph {
    SearchGraph search;
    std::vector<double> cost;  // of each edge for one unit of cargo, without congestion: USD, zero or more
    // The limits that an edge passes, one entry each time, are uses[first_use[edge]] to uses[first_use[edge + 1]].
    std::vector<std::uint32_t> first_use;
    std::vector<std::uint32_t> uses;

    [[nodiscard]] std::span<std::uint32_t const> limits(SearchGraph::Edge edge) const {
        return std::span{uses}.subspan(first_use[edge], first_use[edge + 1] - first_use[edge]);
    }
};

}  // namespace corridor
