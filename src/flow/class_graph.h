#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/flow_graph.h"
#include "flow/limit_prices.h"

namespace corridor {

// A graph as one class meets it: which slots its edges pass, and what its edges cost at the prices of the day.
class ClassGraph {
public:
    // Limits that never delay anybody are left out.
    ClassGraph(FlowGraph const& graph, std::uint32_t traffic_class, LimitPrices const& prices);

    [[nodiscard]] std::size_t vertex_count() const { return first_.size() - 1; }
    [[nodiscard]] std::size_t edge_count() const { return heads_.size(); }
    [[nodiscard]] std::uint32_t first_edge(std::uint32_t vertex) const { return first_[vertex]; }
    [[nodiscard]] std::uint32_t head(std::uint32_t edge) const { return heads_[edge]; }
    [[nodiscard]] std::uint32_t tail(std::uint32_t edge) const { return graph_->search[edge].tail; }
    [[nodiscard]] double fixed_cost(std::uint32_t edge) const { return graph_->cost[edge]; }
    [[nodiscard]] std::span<LimitPrices::Slot const> slots(std::uint32_t edge) const {
        return std::span{slots_}.subspan(first_slot_[edge], first_slot_[edge + 1] - first_slot_[edge]);
    }

    [[nodiscard]] std::uint32_t traffic_class() const { return traffic_class_; }
    // All limits, also those that never delay.
    [[nodiscard]] std::span<std::uint32_t const> limits(std::uint32_t edge) const { return graph_->limits(edge); }

    // What each edge costs, as of the last `price`.
    [[nodiscard]] std::span<double const> costs() const { return costs_; }
    void price(LimitPrices const& prices);

private:
    FlowGraph const* graph_;
    std::uint32_t traffic_class_;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint32_t> first_slot_;
    std::vector<LimitPrices::Slot> slots_;
    std::vector<double> costs_;
};

}  // namespace corridor
