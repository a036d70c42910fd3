#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "flow/planner.h"

namespace corridor::test {

// A small random network with whole capacities and costs, and demands across it.
struct RandomFlows {
    struct Arc {
        SearchGraph::Vertex from = 0;
        SearchGraph::Vertex to = 0;
        int capacity = 0;
        int cost = 0;
    };
    struct Demand {
        SearchGraph::Vertex from = 0;
        SearchGraph::Vertex to = 0;
        int volume = 0;
    };
    std::size_t vertices = 0;
    std::vector<Arc> arcs;
    std::vector<Demand> demands;
};

inline RandomFlows random_flows(std::size_t demands) {
    RandomFlows flows;
    flows.vertices = *rc::gen::inRange<std::size_t>(2, 8);
    auto const vertex = [&] {
        return *rc::gen::inRange<SearchGraph::Vertex>(0, static_cast<SearchGraph::Vertex>(flows.vertices));
    };
    auto const count = *rc::gen::inRange<std::size_t>(1, 19);
    for (std::size_t i = 0; i < count; ++i) {
        RandomFlows::Arc const arc{vertex(), vertex(), *rc::gen::inRange(1, 9), *rc::gen::inRange(0, 9)};
        if (arc.from != arc.to) {
            flows.arcs.push_back(arc);
        }
    }
    auto const other_than = [&](SearchGraph::Vertex one) {
        auto const all = static_cast<SearchGraph::Vertex>(flows.vertices);
        return (one + *rc::gen::inRange<SearchGraph::Vertex>(1, all)) % all;
    };
    for (std::size_t i = 0; i < demands; ++i) {
        auto const from = vertex();
        flows.demands.push_back({from, other_than(from), *rc::gen::inRange(1, 12)});
    }
    return flows;
}

// As in a journey, nothing leads back to its beginning or on from its end.
inline bool may_use(RandomFlows::Arc const& arc, RandomFlows::Demand const& demand) {
    return arc.to != demand.from && arc.from != demand.to;
}

// Which places lead to a demand's end.
inline std::vector<char> leading_to_end(RandomFlows const& flows, RandomFlows::Demand const& demand) {
    std::vector<char> leads(flows.vertices, 0);
    leads[demand.to] = 1;
    for (std::size_t round = 0; round < flows.vertices; ++round) {
        for (RandomFlows::Arc const& arc : flows.arcs) {
            if (may_use(arc, demand) && leads[arc.to] != 0) {
                leads[arc.from] = 1;
            }
        }
    }
    return leads;
}

// Each arc is a limit. There are no dead ends.
inline FlowModel model_of(RandomFlows const& flows) {
    FlowModel model;
    for (RandomFlows::Arc const& arc : flows.arcs) {
        Limit limit;
        limit.capacity = arc.capacity;
        model.limits.push_back(limit);
    }
    for (RandomFlows::Demand const& demand : flows.demands) {
        Way way;
        way.source = demand.from;
        way.target = demand.to;
        std::vector<SearchGraph::EdgeEnds> edges;
        std::vector<char> const leads = leading_to_end(flows, demand);
        for (std::size_t i = 0; i < flows.arcs.size(); ++i) {
            RandomFlows::Arc const& arc = flows.arcs[i];
            if (may_use(arc, demand) && leads[arc.to] != 0) {
                edges.push_back({arc.from, arc.to, static_cast<std::uint32_t>(i)});
            }
        }
        way.graph = SearchGraph{flows.vertices, edges};
        for (SearchGraph::Edge edge = 0; edge < way.graph.edge_count(); ++edge) {
            std::uint32_t const arc = way.graph[edge].meaning;
            way.journey_edge.push_back(edge);
            way.places.push_back({NodeId{way.graph[edge].head}});
            way.cost.push_back(flows.arcs[arc].cost);
            way.variance.push_back(0);
            way.first_use.push_back(edge);
            way.uses.push_back({arc, 1});
        }
        way.first_use.push_back(static_cast<std::uint32_t>(way.uses.size()));
        way.least_cost = way.graph.to(way.target, way.cost).distance;
        way.least_variance = way.graph.to(way.target, way.variance).distance;
        Traffic traffic;
        traffic.shipment.per_hour = demand.volume;
        // As for a journey: a way that leads nowhere is none.
        if (way.least_cost[way.source] != SearchGraph::unreachable) {
            traffic.ways.push_back(std::move(way));
        }
        model.demands.push_back(std::move(traffic));
    }
    return model;
}

}  // namespace corridor::test
