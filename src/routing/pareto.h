#pragma once

#include <array>
#include <vector>

#include "routing/search_graph.h"

namespace corridor {

inline constexpr std::size_t pareto_criteria = 4;
using CriteriaVector = std::array<double, pareto_criteria>;

// A path that no other path beats in all criteria.
struct ParetoPath {
    std::vector<SearchGraph::Edge> edges;
    CriteriaVector total;
};

// The exact Pareto front from source to target, one path for each non-dominated vector, in lexicographic order: label
// setting in lexicographic order with dominance at each vertex and, by lower bounds from the trees to the target, at
// the target (Mandow and Pérez de la Cruz 2010, NAMOA*). The loopless paths are among these, weights being zero or
// more.
[[nodiscard]] std::vector<ParetoPath> pareto_front(SearchGraph const& graph, SearchGraph::Vertex source,
                                                   SearchGraph::Vertex target,
                                                   std::vector<CriteriaVector> const& weights);

}  // namespace corridor
