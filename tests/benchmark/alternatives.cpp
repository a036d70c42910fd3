// The 100 best loopless routes and the Pareto front of the main question, the graph being built.

#include "routing/alternatives.h"

#include <array>

#include "benchmark/benchmark.h"
#include "corridor/input/read.h"
#include "routing/pareto.h"
#include "routing/query.h"

namespace corridor::benchmark {

std::vector<Line> alternatives() {
    ScenarioInput const input = read_scenario(std::string{PROJECT_FOLDER} + "/scenarios/china-europe.yaml");
    Workspace workspace{input.network};
    Query const query = workspace.query(input.scenario, input.scenario.demands.front(), nullptr);
    SearchGraph const& graph = query.graph.search();
    auto const costs = weights(query.graph, query.worth, Criterion::generalised, 0);
    double const yen = median_ms(51, [&] {
        auto const paths = shortest_paths(graph, query.graph.source(), query.graph.target(), costs, 100);
        require(paths.size() == 100, "fewer than 100 routes");
    });
    auto const& columns = query.graph.columns();
    std::vector<CriteriaVector> three(graph.edge_count());
    for (SearchGraph::Edge edge = 0; edge < three.size(); ++edge) {
        three[edge] = {columns.dollars[edge], columns.hours[edge], 0, columns.tonnes[edge]};
    }
    double const front = median_ms(51, [&] {
        require(!pareto_front(graph, query.graph.source(), query.graph.target(), three).empty(), "no front");
    });
    std::vector<CriteriaVector> four = three;
    for (SearchGraph::Edge edge = 0; edge < four.size(); ++edge) {
        four[edge][2] = columns.variance[edge];
    }
    double const all_four = median_ms(21, [&] {
        require(!pareto_front(graph, query.graph.source(), query.graph.target(), four).empty(), "no front");
    });
    return {{"100 loopless routes of china-europe", yen, 0, "", 0, 1},
            {"Pareto front: cost, time, CO2e", front, 0, "", 0, 10},
            {"Pareto front: cost, time, unreliability, CO2e", all_four, 0, "", 0, 40}};
}

}  // namespace corridor::benchmark
