#include "support/lemon/flow.h"

#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>
#include <lemon/preflow.h>

namespace corridor::test {
namespace {

struct Built {
    Built(int vertices, std::vector<LemonArc> const& arcs) : capacity{graph}, cost{graph} {
        for (int i = 0; i < vertices; ++i) {
            nodes.push_back(graph.addNode());
        }
        for (LemonArc const& arc : arcs) {
            auto const added = graph.addArc(node(arc.from), node(arc.to));
            capacity[added] = arc.capacity;
            cost[added] = arc.cost;
        }
    }

    lemon::ListDigraph::Node node(int number) const { return nodes[static_cast<std::size_t>(number)]; }

    lemon::ListDigraph graph;
    lemon::ListDigraph::ArcMap<long> capacity;
    lemon::ListDigraph::ArcMap<long> cost;
    std::vector<lemon::ListDigraph::Node> nodes;
};

}  // namespace

long lemon_greatest_flow(int vertices, std::vector<LemonArc> const& arcs, int from, int to) {
    Built const built{vertices, arcs};
    lemon::Preflow<lemon::ListDigraph, lemon::ListDigraph::ArcMap<long>> search{built.graph, built.capacity,
                                                                                built.node(from), built.node(to)};
    search.run();
    return search.flowValue();
}

std::optional<long> lemon_cheapest_flow(int vertices, std::vector<LemonArc> const& arcs, int from, int to,
                                        long amount) {
    Built const built{vertices, arcs};
    lemon::NetworkSimplex<lemon::ListDigraph, long, long> simplex{built.graph};
    simplex.upperMap(built.capacity).costMap(built.cost).stSupply(built.node(from), built.node(to), amount);
    if (simplex.run() != decltype(simplex)::OPTIMAL) {
        return std::nullopt;
    }
    return simplex.totalCost<long>();
}

}  // namespace corridor::test
