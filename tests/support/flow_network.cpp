#include "support/flow_network.h"

#include <utility>

namespace corridor::test {
namespace {

std::vector<SearchGraph::EdgeEnds> edges_of(FlowNetwork const& network, FlowNetwork::Demand const& demand) {
    std::vector<SearchGraph::EdgeEnds> edges;
    for (std::uint32_t i = 0; i < network.arcs.size(); ++i) {
        if (network.arcs[i].to != demand.from && network.arcs[i].from != demand.to) {
            edges.push_back({network.arcs[i].from, network.arcs[i].to, i});
        }
    }
    std::vector<double> const steps(edges.size(), 1);
    std::vector<double> const to_end = SearchGraph{network.places, edges}.to(demand.to, steps).distance;
    std::erase_if(edges, [&](auto const& edge) { return to_end[edge.head] == SearchGraph::unreachable; });
    return edges;
}

Way way_of(FlowNetwork const& network, FlowNetwork::Demand const& demand) {
    Way way;
    way.source = demand.from;
    way.target = demand.to;
    way.graph = SearchGraph{network.places, edges_of(network, demand)};
    for (SearchGraph::Edge edge = 0; edge < way.graph.edge_count(); ++edge) {
        std::uint32_t const arc = way.graph[edge].meaning;
        way.journey_edge.push_back(edge);
        way.places.push_back({NodeId{way.graph[edge].head}});
        way.cost.push_back(network.arcs[arc].cost);
        way.variance.push_back(0);
        way.first_use.push_back(edge);
        way.uses.push_back({arc, 1});
    }
    way.first_use.push_back(static_cast<std::uint32_t>(way.uses.size()));
    way.least_cost = way.graph.to(way.target, way.cost).distance;
    way.least_variance = way.graph.to(way.target, way.variance).distance;
    return way;
}

}  // namespace

FlowModel model_of(FlowNetwork const& network) {
    FlowModel model;
    for (FlowNetwork::Arc const& arc : network.arcs) {
        Limit limit;
        limit.capacity = arc.capacity;
        model.limits.push_back(limit);
    }
    for (FlowNetwork::Demand const& demand : network.demands) {
        Traffic& traffic = model.demands.emplace_back();
        traffic.shipment.per_hour = demand.volume;
        Way way = way_of(network, demand);
        if (way.least_cost[way.source] != SearchGraph::unreachable) {
            traffic.ways.push_back(std::move(way));
        }
    }
    return model;
}

}  // namespace corridor::test
