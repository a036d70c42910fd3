#include "benchmark/lemon/dijkstra.h"

#include <lemon/dijkstra.h>
#include <lemon/static_graph.h>

namespace corridor::benchmark {

struct LemonDijkstra::Parts {
    Parts() : length{graph}, search{graph, length} {}

    lemon::StaticDigraph graph;
    lemon::StaticDigraph::ArcMap<double> length;
    lemon::Dijkstra<lemon::StaticDigraph, lemon::StaticDigraph::ArcMap<double>> search;
};

LemonDijkstra::LemonDijkstra(int vertices, std::vector<std::pair<int, int>> const& sorted_arcs,
                             std::vector<double> const& weights)
    : parts_{new Parts} {
    parts_->graph.build(vertices, sorted_arcs.begin(), sorted_arcs.end());
    for (int arc = 0; arc < parts_->graph.arcNum(); ++arc) {
        parts_->length[parts_->graph.arc(arc)] = weights[static_cast<std::size_t>(arc)];
    }
}

LemonDijkstra::~LemonDijkstra() = default;

void LemonDijkstra::run(int from) {
    parts_->search.run(parts_->graph.node(from));
}

double LemonDijkstra::distance(int vertex) const {
    return parts_->search.dist(parts_->graph.node(vertex));
}

bool LemonDijkstra::reached(int vertex) const {
    return parts_->search.reached(parts_->graph.node(vertex));
}

}  // namespace corridor::benchmark
