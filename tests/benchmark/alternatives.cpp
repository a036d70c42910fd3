// The 100 best loopless routes of the main question, beside a textbook Yen, and its Pareto fronts. The searches alone:
// the graph is built and weighted before.

#include "routing/alternatives.h"

#include <cmath>

#include "benchmark/benchmark.h"
#include "benchmark/naive_yen.h"
#include "corridor/input/read.h"
#include "routing/pareto.h"
#include "routing/query.h"

namespace corridor::benchmark {
namespace {

constexpr int count = 100;

Row hundred_routes(Query const& query) {
    SearchGraph const& graph = query.graph.search();
    auto const source = query.graph.source();
    auto const target = query.graph.target();
    auto const best = best_path(query.graph, query.worth, Criterion::generalised);
    require(best.has_value(), "no route");
    auto const costs = weights(query.graph, query.worth, Criterion::generalised,
                               query.worth.of_deviation() / (2 * std::sqrt(best->variance)));

    auto const ours = shortest_paths(graph, source, target, costs, count);
    auto const peers = naive_yen(graph, source, target, costs, count);
    require(ours.size() == count && peers.size() == count, "fewer than 100 routes");
    for (std::size_t i = 0; i < ours.size(); ++i) {
        double length = 0;
        for (SearchGraph::Edge const edge : ours[i]) {
            length += costs[edge];
        }
        require(std::abs(length - peers[i]) <= 1e-9 * length, "a textbook Yen finds routes of other costs");
    }
    Pair const pair =
        in_turns(25, processor_time([&] { static_cast<void>(shortest_paths(graph, source, target, costs, count)); }),
                 processor_time([&] { static_cast<void>(naive_yen(graph, source, target, costs, count)); }));
    return {.what = "100 loopless routes of china-europe",
            .ours = pair.ours,
            .peer = pair.peer,
            .ratio = pair.ratio,
            .most = 1,
            .peer_name = "textbook Yen on Boost.Graph's Dijkstra"};
}

std::vector<CriteriaVector> criteria(JourneyGraph const& graph) {
    auto const& columns = graph.columns();
    std::vector<CriteriaVector> criteria;
    for (SearchGraph::Edge edge = 0; edge < graph.search().edge_count(); ++edge) {
        criteria.push_back({columns.dollars[edge], columns.hours[edge], columns.variance[edge], columns.tonnes[edge]});
    }
    return criteria;
}

Row front(Query const& query, std::string const& what, std::vector<CriteriaVector> const& weights) {
    auto const search = [&] {
        return pareto_front(query.graph.search(), query.graph.source(), query.graph.target(), weights);
    };
    std::size_t const size = search().size();
    require(size > 1, "no front");
    double const ours = median_of(51, processor_time([&] { static_cast<void>(search()); }));
    return {.what = what + " (" + std::to_string(size) + ")", .ours = ours, .most = 10};
}

}  // namespace

std::vector<Row> alternatives() {
    ScenarioInput const input = read_scenario(PROJECT_FOLDER "/scenarios/china-europe.yaml");
    Workspace workspace{input.network};
    Query const query = workspace.query(input.scenario, input.scenario.demands.front(), nullptr);
    std::vector<CriteriaVector> const four = criteria(query.graph);
    std::vector<CriteriaVector> three = four;
    for (CriteriaVector& vector : three) {
        vector[2] = 0;
    }
    return {hundred_routes(query), front(query, "Pareto front: cost, time, CO2e", three),
            front(query, "Pareto front: cost, time, variance, CO2e", four)};
}

}  // namespace corridor::benchmark
