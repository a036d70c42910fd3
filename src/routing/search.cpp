#include "corridor/routing/search.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "routing/alternatives.h"
#include "routing/pareto.h"
#include "routing/query.h"
#include "routing/stages.h"

namespace corridor {
namespace {

double value_of(Route const& route, Criterion criterion) {
    switch (criterion) {
        case Criterion::generalised:
            return route.generalised.total().in(dollar);
        case Criterion::cost:
            return route.cost.in(dollar);
        case Criterion::time:
            return route.mean_time.in(hour);
        case Criterion::co2e:
            return route.co2e.in(tonne);
    }
    return 0;
}

std::vector<ArcId> arcs_of(JourneyGraph const& graph, std::vector<SearchGraph::Edge> const& path) {
    std::vector<ArcId> all;
    for (SearchGraph::Edge const edge : path) {
        auto const arcs = graph.arcs(edge);
        all.insert(all.end(), arcs.begin(), arcs.end());
    }
    return all;
}

}  // namespace

// The workspace fills itself as questions come: what it keeps depends on the network alone.
struct Router::Parts {
    Workspace workspace;
    Scenario const& scenario;
};

Router::Router(Network const& network, Scenario const& scenario)
    : parts_{std::make_unique<Parts>(Parts{Workspace{network}, scenario})} {}

Router::~Router() = default;

RouteAnswer Router::best(Demand const& demand, Corridor const* corridor, Criterion criterion) const {
    Workspace& workspace = parts_->workspace;
    Query const query = workspace.query(parts_->scenario, demand, corridor);
    auto const path = best_path(query.graph, query.worth, criterion);
    if (!path) {
        return workspace.explain_no_route(parts_->scenario, demand, corridor);
    }
    return assemble(workspace.network(), query.graph, query.worth, path->edges);
}

std::variant<Itinerary, NoRoute> Router::itinerary(Demand const& demand, Corridor const* corridor) const {
    Workspace& workspace = parts_->workspace;
    Query const query = workspace.query(parts_->scenario, demand, corridor);
    auto const path = best_path(query.graph, query.worth, Criterion::generalised);
    if (!path) {
        return workspace.explain_no_route(parts_->scenario, demand, corridor);
    }
    Route route = assemble(workspace.network(), query.graph, query.worth, path->edges);
    auto stages = stages_of(query.graph, path->edges, route);
    return Itinerary{std::move(route), std::move(stages)};
}

std::variant<std::vector<Route>, NoRoute> Router::alternatives(Demand const& demand, int count,
                                                               Corridor const* corridor, Criterion criterion) const {
    Workspace& workspace = parts_->workspace;
    Query const query = workspace.query(parts_->scenario, demand, corridor);
    auto const best = best_path(query.graph, query.worth, criterion);
    if (!best) {
        return workspace.explain_no_route(parts_->scenario, demand, corridor);
    }
    bool const has_deviation = criterion == Criterion::generalised && best->variance > 0;
    double const of_variance = has_deviation ? query.worth.of_deviation() / (2 * std::sqrt(best->variance)) : 0;
    auto const linear = weights(query.graph, query.worth, criterion, of_variance);
    // With and without its through tariff a way is one way: the cheaper, which comes first, stands for both.
    int const enough = query.graph.ledger().bundles().empty() ? count : 2 * count;
    std::set<std::vector<ArcId>> ways;
    std::vector<Route> routes;
    for (auto const& path :
         shortest_paths(query.graph.search(), query.graph.source(), query.graph.target(), linear, enough)) {
        if (routes.size() < static_cast<std::size_t>(count) && ways.insert(arcs_of(query.graph, path)).second) {
            routes.push_back(assemble(workspace.network(), query.graph, query.worth, path));
        }
    }
    std::stable_sort(routes.begin(), routes.end(), [criterion](Route const& a, Route const& b) {
        return value_of(a, criterion) < value_of(b, criterion);
    });
    return routes;
}

std::variant<std::vector<Route>, NoRoute> Router::pareto_front(Demand const& demand, Corridor const* corridor) const {
    Workspace& workspace = parts_->workspace;
    Query const query = workspace.query(parts_->scenario, demand, corridor);
    std::vector<CriteriaVector> criteria;
    for (SearchGraph::Edge edge = 0; edge < query.graph.search().edge_count(); ++edge) {
        Sums const& sums = query.graph.sums(edge);
        criteria.push_back(
            {sums.money.in(dollar), sums.time.in(hour), sums.variance.in_base_units(), sums.co2e.in(tonne)});
    }
    auto const front =
        corridor::pareto_front(query.graph.search(), query.graph.source(), query.graph.target(), criteria);
    if (front.empty()) {
        return workspace.explain_no_route(parts_->scenario, demand, corridor);
    }
    std::vector<Route> routes;
    routes.reserve(front.size());
    for (ParetoPath const& path : front) {
        routes.push_back(assemble(workspace.network(), query.graph, query.worth, path.edges));
    }
    return routes;
}

}  // namespace corridor
