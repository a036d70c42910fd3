#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include <rapidcheck.h>

#include "routing/search_graph.h"

namespace corridor::test {

// A small directed graph with small whole weights, so that sums are exact and ties are common. Vertex 0 is the source,
// the last one the target.
struct RandomGraph {
    std::size_t vertices = 0;
    std::vector<SearchGraph::EdgeEnds> edges;
    std::vector<std::vector<double>> weights;  // by criterion, in the order of the search graph's edges

    [[nodiscard]] SearchGraph graph() const { return SearchGraph{vertices, edges}; }
    [[nodiscard]] SearchGraph::Vertex target() const { return static_cast<SearchGraph::Vertex>(vertices - 1); }
};

inline RandomGraph random_graph(std::size_t criteria) {
    RandomGraph random;
    random.vertices = *rc::gen::inRange<std::size_t>(2, 8);
    auto const count = *rc::gen::inRange<std::size_t>(0, 17);
    for (std::size_t i = 0; i < count; ++i) {
        random.edges.push_back({*rc::gen::inRange<SearchGraph::Vertex>(0, random.target() + 1),
                                *rc::gen::inRange<SearchGraph::Vertex>(0, random.target() + 1),
                                static_cast<std::uint32_t>(i)});
    }
    for (std::size_t criterion = 0; criterion < criteria; ++criterion) {
        random.weights.emplace_back();
        for (std::size_t i = 0; i < count; ++i) {
            random.weights.back().push_back(*rc::gen::inRange(0, 9));
        }
    }
    return random;
}

// Every loopless path from source to target, by walking them all.
inline std::vector<std::vector<SearchGraph::Edge>> all_paths(SearchGraph const& graph, SearchGraph::Vertex source,
                                                             SearchGraph::Vertex target) {
    std::vector<std::vector<SearchGraph::Edge>> found;
    std::vector<SearchGraph::Edge> path;
    std::vector<bool> visited(graph.vertex_count(), false);
    std::function<void(SearchGraph::Vertex)> const walk = [&](SearchGraph::Vertex vertex) {
        if (vertex == target) {
            found.push_back(path);
            return;
        }
        visited[vertex] = true;
        for (auto edge = graph.first_edge(vertex); edge < graph.first_edge(vertex + 1); ++edge) {
            if (!visited[graph[edge].head]) {
                path.push_back(edge);
                walk(graph[edge].head);
                path.pop_back();
            }
        }
        visited[vertex] = false;
    };
    walk(source);
    return found;
}

inline double length(std::vector<SearchGraph::Edge> const& path, std::vector<double> const& weights) {
    double sum = 0;
    for (SearchGraph::Edge const edge : path) {
        sum += weights[edge];
    }
    return sum;
}

}  // namespace corridor::test
