#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "flow/class_graph.h"

namespace corridor {

// Cheapest paths from one origin to all vertices, searched again and again while costs change a little: the order in
// which vertices were reached last time is nearly right the next time, so that one pass over the edges and few repairs
// do.
class CheapestTree {
public:
    static constexpr std::uint32_t no_edge = std::numeric_limits<std::uint32_t>::max();
    static constexpr double unreachable = std::numeric_limits<double>::infinity();
    // What an origin keeps from search to search: its vertices with edges that leave, by distance.
    using Order = std::vector<std::uint32_t>;

    // The first search from an origin (an empty order) is Dijkstra's; later ones correct labels in the given order.
    void search(ClassGraph const& graph, std::uint32_t origin, Order& order);

    [[nodiscard]] double distance(std::uint32_t vertex) const { return distance_[vertex]; }
    // The last edge of the cheapest path; none for the origin and for what cannot be reached.
    [[nodiscard]] std::uint32_t edge(std::uint32_t vertex) const { return edge_[vertex]; }

private:
    void search_anew(ClassGraph const& graph, std::uint32_t origin, Order& order);
    bool scan_in_order(ClassGraph const& graph, Order const& order);
    void scan(ClassGraph const& graph, std::uint32_t vertex);
    void repair(ClassGraph const& graph);

    enum Mark : char { unscanned, scanned, waiting };
    std::vector<double> distance_;
    std::vector<std::uint32_t> edge_;
    std::vector<char> marks_;
    std::vector<std::uint32_t> waiting_;
    struct Entry {
        double distance;
        std::uint32_t vertex;
    };
    std::vector<Entry> heap_;
};

}  // namespace corridor
