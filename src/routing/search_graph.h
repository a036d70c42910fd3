#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace corridor {

// A plain directed graph for searches: vertices and edges are numbers, and each edge knows what it stands for. Built
// once for a journey's constraints and then searched with any weights.
class SearchGraph {
public:
    using Vertex = std::uint32_t;
    using Edge = std::uint32_t;
    static constexpr Edge no_edge = std::numeric_limits<Edge>::max();
    static constexpr double unreachable = std::numeric_limits<double>::infinity();

    struct EdgeEnds {
        Vertex tail = 0;
        Vertex head = 0;
        std::uint32_t meaning = 0;  // of the edge, to whoever built the graph
    };

    // Edges keep their order among those with the same tail.
    SearchGraph(std::size_t vertex_count, std::vector<EdgeEnds> edges);
    ~SearchGraph();
    SearchGraph(SearchGraph&&) noexcept;
    SearchGraph& operator=(SearchGraph&&) noexcept;

    [[nodiscard]] std::size_t vertex_count() const { return first_.size() - 1; }
    [[nodiscard]] std::size_t edge_count() const { return edges_.size(); }
    [[nodiscard]] EdgeEnds const& operator[](Edge edge) const { return edges_[edge]; }
    // The edges that leave a vertex are first_edge(v) to first_edge(v + 1), the last excluded.
    [[nodiscard]] Edge first_edge(Vertex vertex) const { return first_[vertex]; }

    // Shortest paths from or to a root.
    struct Tree {
        std::vector<double> distance;  // unreachable where no path exists
        std::vector<Edge> edge;        // last edge of the path from the root, or first of the path to it
    };
    // Dijkstra's algorithm (Boost.Graph). REQUIRES: a weight of zero or more for each edge.
    [[nodiscard]] Tree from(Vertex root, std::span<double const> weights) const;
    [[nodiscard]] Tree to(Vertex root, std::span<double const> weights) const;

    // The edges of a shortest path, by A* (Hart, Nilsson and Raphael 1968); nothing if there is none. REQUIRES: as
    // above; `potential` is, for each vertex, a lower bound of its distance to `to` that no edge's weight lets fall
    // faster than the weight itself, such as sums of distances by parts of the weights.
    [[nodiscard]] std::optional<std::vector<Edge>> path(Vertex from, Vertex to, std::span<double const> weights,
                                                        std::span<double const> potential) const;

    // Edges of the tree's path from its root to `vertex`; empty if vertex is the root. REQUIRES: reachable.
    [[nodiscard]] std::vector<Edge> path_from_root(Tree const& tree, Vertex vertex) const;

private:
    struct BoostGraphs;
    std::vector<Edge> first_;
    std::vector<EdgeEnds> edges_;
    std::unique_ptr<BoostGraphs> boost_;
};

}  // namespace corridor
