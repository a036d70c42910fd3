// One-to-all shortest paths: our graph (Boost.Graph inside) beside Boost.Graph used directly and LEMON, on what the
// main question searches, on the whole mode-state graph and on a large grid.

#include <cmath>
#include <random>
#include <string>

#include <fmt/core.h>

#include "benchmark/benchmark.h"
#include "benchmark/boost_dijkstra.h"
#include "benchmark/lemon/dijkstra.h"
#include "corridor/input/read.h"
#include "routing/query.h"

namespace corridor::benchmark {
namespace {

struct Problem {
    std::string name;
    SearchGraph graph;
    std::vector<double> weights;
    SearchGraph::Vertex root = 0;
    int searches = 1;  // in a round
};

// Weights are given in the order of `edges` and belong to the edges of the graph, which are sorted.
Problem problem(std::string name, std::size_t vertices, std::vector<SearchGraph::EdgeEnds> edges,
                std::vector<double> const& weights) {
    for (std::size_t i = 0; i < edges.size(); ++i) {
        edges[i].meaning = static_cast<std::uint32_t>(i);
    }
    Problem made{.name = std::move(name), .graph = SearchGraph{vertices, std::move(edges)}, .weights = {}};
    for (SearchGraph::Edge edge = 0; edge < made.graph.edge_count(); ++edge) {
        made.weights.push_back(weights[made.graph[edge].meaning]);
    }
    return made;
}

LemonDijkstra lemon_of(Problem const& problem) {
    std::vector<std::pair<int, int>> arcs;
    for (SearchGraph::Edge edge = 0; edge < problem.graph.edge_count(); ++edge) {
        arcs.emplace_back(static_cast<int>(problem.graph[edge].tail), static_cast<int>(problem.graph[edge].head));
    }
    return {static_cast<int>(problem.graph.vertex_count()), arcs, problem.weights};
}

void require_same_distances(Problem const& problem, BoostDijkstra const& boost, LemonDijkstra& lemon) {
    auto const ours = problem.graph.from(problem.root, problem.weights).distance;
    require(ours == boost.run(problem.root).distance, "Boost.Graph finds other distances");
    require(ours == boost.run_without_colors(problem.root).distance, "Boost.Graph finds other distances");
    lemon.run(static_cast<int>(problem.root));
    for (std::size_t vertex = 0; vertex < ours.size(); ++vertex) {
        bool const reached = lemon.reached(static_cast<int>(vertex));
        require(reached == (ours[vertex] != SearchGraph::unreachable), "LEMON reaches other vertices");
        require(!reached || std::abs(lemon.distance(static_cast<int>(vertex)) - ours[vertex]) <= 1e-9 * ours[vertex],
                "LEMON finds other distances");
    }
}

std::vector<Row> rows(Problem const& problem) {
    BoostDijkstra const boost{problem.graph, problem.weights};
    LemonDijkstra lemon = lemon_of(problem);
    require_same_distances(problem, boost, lemon);

    auto const round = [&](auto const& search) {
        return processor_time([&problem, search] {
            for (int i = 0; i < problem.searches; ++i) {
                search();
            }
        });
    };
    Measure const ours = round([&] { static_cast<void>(problem.graph.from(problem.root, problem.weights)); });
    auto const row = [&](Measure const& peer, std::optional<double> most_ratio, std::string const& peer_name) {
        Pair const pair = in_turns(11, ours, peer);
        return Row{.what = fmt::format("{}: {} vertices, {} arcs", problem.name, problem.graph.vertex_count(),
                                       problem.graph.edge_count()),
                   .ours = pair.ours / problem.searches,
                   .peer = pair.peer / problem.searches,
                   .ratio = pair.ratio,
                   .most_ratio = most_ratio,
                   .peer_name = peer_name};
    };
    return {
        row(round([&] { static_cast<void>(boost.run(problem.root)); }), 1.1, "Boost.Graph, dijkstra_shortest_paths"),
        row(round([&] { static_cast<void>(boost.run_without_colors(problem.root)); }), 1.1,
            "Boost.Graph, the same without colour map"),
        row(round([&] { lemon.run(static_cast<int>(problem.root)); }), std::nullopt,
            "LEMON 1.3.1, its result not copied out")};
}

// What the main question searches, and the whole mode-state graph with what each arc costs a box.
std::vector<Problem> of_china_europe() {
    ScenarioInput const input = read_scenario(PROJECT_FOLDER "/scenarios/china-europe.yaml");
    Demand const& demand = input.scenario.demands.front();
    Workspace workspace{input.network};
    JourneyGraph const& journey = workspace.query(input.scenario, demand, nullptr).graph;
    std::vector<SearchGraph::EdgeEnds> edges;
    for (SearchGraph::Edge edge = 0; edge < journey.search().edge_count(); ++edge) {
        edges.push_back(journey.search()[edge]);
    }
    std::vector<Problem> problems;
    problems.push_back(
        problem("main question", journey.search().vertex_count(), std::move(edges), journey.columns().dollars));
    problems.back().root = journey.source();
    problems.back().searches = 500;

    Graph const& graph = workspace.graph();
    Ledger const ledger{input.network, graph, {*input.network.find_cargo(demand.cargo), {}, {}}};
    std::vector<double> dollars;
    edges.clear();
    for (std::size_t i = 0; i < graph.arcs().size(); ++i) {
        Arc const& arc = graph.arcs()[ArcId{i}];
        edges.push_back({static_cast<SearchGraph::Vertex>(arc.tail.index()),
                         static_cast<SearchGraph::Vertex>(arc.head.index()), 0});
        dollars.push_back(ledger.sums(ArcId{i}).money.in(dollar));
    }
    problems.push_back(problem("mode-state graph", graph.vertex_count(), std::move(edges), dollars));
    problems.back().root = static_cast<SearchGraph::Vertex>(graph.start(*input.network.find_node(demand.from)).index());
    problems.back().searches = 100;
    return problems;
}

// A square of crossings, one arc of eight closed: 3.5 arcs a vertex, a million in all.
Problem grid() {
    constexpr std::size_t side = 535;
    std::vector<SearchGraph::EdgeEnds> edges;
    std::vector<double> weights;
    std::mt19937 random{1};
    auto const add = [&](std::size_t from, std::size_t to) {
        if (random() % 8 != 0) {
            edges.push_back({static_cast<SearchGraph::Vertex>(from), static_cast<SearchGraph::Vertex>(to), 0});
            weights.push_back(1.0 + static_cast<double>(random() % 1000));
        }
    };
    for (std::size_t vertex = 0; vertex < side * side; ++vertex) {
        if (vertex % side + 1 < side) {
            add(vertex, vertex + 1);
            add(vertex + 1, vertex);
        }
        if (vertex + side < side * side) {
            add(vertex, vertex + side);
            add(vertex + side, vertex);
        }
    }
    return problem("grid", side * side, std::move(edges), weights);
}

}  // namespace

std::vector<Row> shortest() {
    std::vector<Problem> problems = of_china_europe();
    problems.push_back(grid());
    std::vector<Row> all;
    for (Problem const& problem : problems) {
        std::vector<Row> const some = rows(problem);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace corridor::benchmark
