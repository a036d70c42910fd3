#include "flow/class_graph.h"

namespace corridor {

ClassGraph::ClassGraph(FlowGraph const& graph, std::uint32_t traffic_class, LimitPrices const& prices)
    : graph_{&graph}, traffic_class_{traffic_class}, first_slot_{0}, costs_(graph.cost) {
    for (SearchGraph::Vertex vertex = 0; vertex <= graph.search.vertex_count(); ++vertex) {
        first_.push_back(graph.search.first_edge(vertex));
    }
    for (SearchGraph::Edge edge = 0; edge < graph.search.edge_count(); ++edge) {
        heads_.push_back(graph.search[edge].head);
        for (std::uint32_t const limit : graph.limits(edge)) {
            if (!prices.function(limit).is_none()) {
                slots_.push_back(prices.slot(limit, traffic_class));
            }
        }
        first_slot_.push_back(static_cast<std::uint32_t>(slots_.size()));
    }
}

void ClassGraph::price(LimitPrices const& prices) {
    std::uint32_t at = 0;
    for (std::size_t edge = 0; edge < costs_.size(); ++edge) {
        double cost = graph_->cost[edge];
        for (std::uint32_t const end = first_slot_[edge + 1]; at < end; ++at) {
            cost += prices[slots_[at]].cost;
        }
        costs_[edge] = cost;
    }
}

}  // namespace corridor
