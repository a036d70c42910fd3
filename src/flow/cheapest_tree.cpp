#include "flow/cheapest_tree.h"

#include <algorithm>

namespace corridor {

void CheapestTree::search(ClassGraph const& graph, std::uint32_t origin, Order& order) {
    distance_.assign(graph.vertex_count(), unreachable);
    edge_.assign(graph.vertex_count(), no_edge);
    distance_[origin] = 0;
    if (order.empty()) {
        search_anew(graph, origin, order);
        return;
    }
    marks_.assign(graph.vertex_count(), unscanned);
    if (!scan_in_order(graph, order)) {
        repair(graph);
        // Nearly sorted, so that inserting each where it belongs takes little.
        for (std::size_t i = 1; i < order.size(); ++i) {
            std::uint32_t const vertex = order[i];
            std::size_t at = i;
            for (; at > 0 && distance_[order[at - 1]] > distance_[vertex]; --at) {
                order[at] = order[at - 1];
            }
            order[at] = vertex;
        }
    }
}

// Dijkstra 1959 on a binary heap; vertices that no edge leaves never enter it.
void CheapestTree::search_anew(ClassGraph const& graph, std::uint32_t origin, Order& order) {
    auto const later = [](Entry const& a, Entry const& b) { return a.distance > b.distance; };
    heap_.assign(1, {0, origin});
    while (!heap_.empty()) {
        auto const [distance, vertex] = heap_.front();
        std::pop_heap(heap_.begin(), heap_.end(), later);
        heap_.pop_back();
        if (distance > distance_[vertex]) {
            continue;
        }
        order.push_back(vertex);
        for (std::uint32_t edge = graph.first_edge(vertex); edge < graph.first_edge(vertex + 1); ++edge) {
            std::uint32_t const head = graph.head(edge);
            double const through = distance + graph.costs()[edge];
            if (through < distance_[head]) {
                distance_[head] = through;
                edge_[head] = edge;
                if (graph.first_edge(head) < graph.first_edge(head + 1)) {
                    heap_.push_back({through, head});
                    std::push_heap(heap_.begin(), heap_.end(), later);
                }
            }
        }
    }
}

// True if no vertex was reached better after it had been scanned.
bool CheapestTree::scan_in_order(ClassGraph const& graph, Order const& order) {
    waiting_.clear();
    for (std::uint32_t const vertex : order) {
        scan(graph, vertex);
    }
    return waiting_.empty();
}

void CheapestTree::scan(ClassGraph const& graph, std::uint32_t vertex) {
    double const distance = distance_[vertex];
    marks_[vertex] = scanned;
    double const* const costs = graph.costs().data();
    std::uint32_t const end = graph.first_edge(vertex + 1);
    for (std::uint32_t edge = graph.first_edge(vertex); edge < end; ++edge) {
        std::uint32_t const head = graph.head(edge);
        double const through = distance + costs[edge];
        if (through < distance_[head]) {
            distance_[head] = through;
            edge_[head] = edge;
            if (marks_[head] == scanned) {
                marks_[head] = waiting;
                waiting_.push_back(head);
            }
        }
    }
}

void CheapestTree::repair(ClassGraph const& graph) {
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
        scan(graph, waiting_[next]);
    }
}

}  // namespace corridor
