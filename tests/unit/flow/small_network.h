#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "flow/assignment.h"

namespace corridor::test {

// An edge as a test writes it.
struct WrittenEdge {
    SearchGraph::Vertex tail = 0;
    SearchGraph::Vertex head = 0;
    double cost = 0;
    std::vector<std::uint32_t> limits;
};

inline std::unique_ptr<FlowGraph> flow_graph(std::size_t vertices, std::vector<WrittenEdge> const& edges) {
    std::vector<SearchGraph::EdgeEnds> ends;
    for (WrittenEdge const& edge : edges) {
        ends.push_back({edge.tail, edge.head, static_cast<std::uint32_t>(ends.size())});
    }
    auto graph = std::make_unique<FlowGraph>(FlowGraph{SearchGraph{vertices, ends}, {}, {0}, {}});
    for (SearchGraph::Edge edge = 0; edge < edges.size(); ++edge) {
        WrittenEdge const& written = edges[graph->search[edge].meaning];
        graph->cost.push_back(written.cost);
        graph->uses.insert(graph->uses.end(), written.limits.begin(), written.limits.end());
        graph->first_use.push_back(static_cast<std::uint32_t>(graph->uses.size()));
    }
    return graph;
}

// Edges that each pass a limit of their own, with its number, and one class that values an hour at 1.
struct SmallNetwork {
    std::vector<std::unique_ptr<FlowGraph>> graphs;
    AssignmentProblem problem;

    SmallNetwork(std::size_t vertices, std::vector<WrittenEdge> edges, std::vector<DelayFunction> limits) {
        for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
            if (edges[edge].limits.empty() && edge < limits.size()) {
                edges[edge].limits.push_back(edge);
            }
        }
        problem.limits = std::move(limits);
        problem.classes.emplace_back();
        add_graph(vertices, edges);
    }

    void add_graph(std::size_t vertices, std::vector<WrittenEdge> const& edges) {
        graphs.push_back(flow_graph(vertices, edges));
        problem.graphs.push_back(graphs.back().get());
    }

    AssignmentPair& add_pair(SearchGraph::Vertex from, SearchGraph::Vertex to, double volume,
                             std::uint32_t traffic_class = 0) {
        problem.pairs.push_back({.traffic_class = traffic_class,
                                 .volume = volume,
                                 .first_alternative = static_cast<std::uint32_t>(problem.alternatives.size()),
                                 .choice = {},
                                 .demand = {}});
        problem.alternatives.push_back({.origin = from, .destination = to});
        return problem.pairs.back();
    }

    // One more alternative of the last pair.
    void add_alternative(Alternative const& alternative) {
        problem.alternatives.push_back(alternative);
        ++problem.pairs.back().alternative_count;
    }
};

// hours for each unit of load.
inline DelayFunction rising(double hours) {
    return hours > 0 ? DelayFunction::power_law(hours, 1, 1) : DelayFunction{};
}

// Vertex 0 to vertex 1 by as many edges as there are costs; limit i is edge i's.
inline SmallNetwork parallel(std::vector<double> const& costs, std::vector<DelayFunction> limits) {
    std::vector<WrittenEdge> edges;
    for (double const cost : costs) {
        edges.push_back({0, 1, cost, {}});
    }
    return {2, edges, std::move(limits)};
}

}  // namespace corridor::test
