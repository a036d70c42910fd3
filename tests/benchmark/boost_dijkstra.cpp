#include "benchmark/boost_dijkstra.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "routing/boost_graph.h"

namespace corridor::benchmark {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, double, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;
using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ends ends_of(SearchGraph const& graph) {
    Ends ends;
    for (SearchGraph::Edge edge = 0; edge < graph.edge_count(); ++edge) {
        ends.emplace_back(graph[edge].tail, graph[edge].head);
    }
    return ends;
}

}  // namespace

struct BoostDijkstra::Parts {
    Graph graph;
    std::vector<double> weights;

    // The compressed graph numbers its edges as they were given.
    double& weight(SearchGraph::Edge edge) { return graph[edge_from_index(edge, graph)]; }
};

BoostDijkstra::BoostDijkstra(SearchGraph const& graph, std::span<double const> weights) {
    Ends const ends = ends_of(graph);
    parts_ = std::make_unique<Parts>(Parts{Graph{boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(),
                                                 static_cast<std::uint32_t>(graph.vertex_count())},
                                           {weights.begin(), weights.end()}});
}

BoostDijkstra::~BoostDijkstra() = default;

namespace {

template <class Search>
BoostDijkstra::Tree tree_of(Graph const& graph, Search const& search) {
    BoostDijkstra::Tree tree{std::vector<double>(num_vertices(graph)),
                             std::vector<SearchGraph::Vertex>(num_vertices(graph))};
    auto const index = get(boost::vertex_index, graph);
    search(boost::weight_map(get(boost::edge_bundle, graph))
               .distance_map(boost::make_iterator_property_map(tree.distance.begin(), index))
               .predecessor_map(boost::make_iterator_property_map(tree.predecessor.begin(), index))
               .distance_inf(SearchGraph::unreachable));
    return tree;
}

}  // namespace

BoostDijkstra::Tree BoostDijkstra::run(SearchGraph::Vertex root) const {
    return tree_of(parts_->graph, [&](auto const& maps) { dijkstra_shortest_paths(parts_->graph, root, maps); });
}

BoostDijkstra::Tree BoostDijkstra::run_without_colors(SearchGraph::Vertex root) const {
    return tree_of(parts_->graph,
                   [&](auto const& maps) { dijkstra_shortest_paths_no_color_map(parts_->graph, root, maps); });
}

void BoostDijkstra::forbid(SearchGraph::Edge edge) {
    parts_->weight(edge) = SearchGraph::unreachable;
}

void BoostDijkstra::allow_all() {
    for (SearchGraph::Edge edge = 0; edge < parts_->weights.size(); ++edge) {
        parts_->weight(edge) = parts_->weights[edge];
    }
}

}  // namespace corridor::benchmark
