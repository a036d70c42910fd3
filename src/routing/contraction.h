#pragma once

#include <cstdint>
#include <vector>

#include "routing/search_graph.h"

namespace corridor {

// What loopless ways from a source to a target can use of a graph, with nothing left to choose taken as one: dead ends
// are gone, and the edges on both sides of a vertex where no way branches are joined. Ways and their sums stay the
// same, so every search may run on this instead.
struct Contraction {
    std::size_t vertex_count = 0;
    SearchGraph::Vertex source = 0;
    SearchGraph::Vertex target = 0;
    std::vector<SearchGraph::EdgeEnds> edges;        // the meaning is the row of `joined`
    std::vector<std::vector<std::uint32_t>> joined;  // meanings of the given edges, in the order of travel
};

[[nodiscard]] Contraction contract(std::size_t vertex_count, std::vector<SearchGraph::EdgeEnds> const& edges,
                                   SearchGraph::Vertex source, SearchGraph::Vertex target);

}  // namespace corridor
