#include "benchmark/grid_flows.h"

#include <numeric>
#include <random>
#include <utility>

namespace corridor::benchmark {
namespace {

class Grid {
public:
    Grid(int side, int demands) : side_{static_cast<std::uint32_t>(side)} {
        flows_.places = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
        flows_.price_of_unserved = 1000.0 * side;
        for (std::uint32_t place = 0; place < flows_.places; ++place) {
            if (place % side_ + 1 < side_) {
                join(place, place + 1);
            }
            if (place + side_ < flows_.places) {
                join(place, place + side_);
            }
        }
        add_demands(demands);
    }

    GridFlows take() { return std::move(flows_); }

private:
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }

    // One road of eight is missing.
    void join(std::uint32_t one, std::uint32_t other) {
        if (below(8) == 0) {
            return;
        }
        for (auto const& [from, to] : {std::pair{one, other}, std::pair{other, one}}) {
            flows_.arcs.push_back({from, to, 20.0 + below(60), 10.0 + below(90)});
        }
    }

    void add_demands(int count) {
        std::vector<std::uint32_t> origins(flows_.places);
        std::iota(origins.begin(), origins.end(), 0);
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
            std::swap(origins[i], origins[i + below(static_cast<std::uint32_t>(origins.size() - i))]);
            auto const places = static_cast<std::uint32_t>(flows_.places);
            std::uint32_t const to = (origins[i] + 1 + below(places - 1)) % places;
            flows_.demands.push_back({origins[i], to, 5.0 + below(30)});
        }
    }

    std::uint32_t side_;
    std::mt19937 random_{1971};
    GridFlows flows_;
};

// As in a journey, nothing leads back to its beginning or on from its end, and there are no dead ends.
std::vector<SearchGraph::EdgeEnds> edges_of(GridFlows const& flows, GridFlows::Demand const& demand) {
    std::vector<SearchGraph::EdgeEnds> edges;
    for (std::uint32_t i = 0; i < flows.arcs.size(); ++i) {
        if (flows.arcs[i].to != demand.from && flows.arcs[i].from != demand.to) {
            edges.push_back({flows.arcs[i].from, flows.arcs[i].to, i});
        }
    }
    std::vector<double> const steps(edges.size(), 1);
    std::vector<double> const to_end = SearchGraph{flows.places, edges}.to(demand.to, steps).distance;
    std::erase_if(edges, [&](auto const& edge) { return to_end[edge.head] == SearchGraph::unreachable; });
    return edges;
}

Way way_of(GridFlows const& flows, GridFlows::Demand const& demand) {
    Way way;
    way.source = demand.from;
    way.target = demand.to;
    way.graph = SearchGraph{flows.places, edges_of(flows, demand)};
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
    return way;
}

}  // namespace

GridFlows grid_flows(int side, int demands) {
    return Grid{side, demands}.take();
}

FlowModel model_of(GridFlows const& flows) {
    FlowModel model;
    for (GridFlows::Arc const& arc : flows.arcs) {
        Limit limit;
        limit.capacity = arc.capacity;
        model.limits.push_back(limit);
    }
    for (GridFlows::Demand const& demand : flows.demands) {
        Traffic& traffic = model.demands.emplace_back();
        traffic.shipment.per_hour = demand.volume;
        traffic.ways.push_back(way_of(flows, demand));
    }
    return model;
}

}  // namespace corridor::benchmark
