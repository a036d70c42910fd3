// One-to-all shortest paths: our graph (Boost.Graph inside) beside Boost.Graph used directly and LEMON, on the graph of
// the main question and on a large grid.

#include <cmath>
#include <random>

#include "benchmark/benchmark.h"
#include "benchmark/lemon/dijkstra.h"
#include "corridor/input/read.h"
#include "routing/boost_graph.h"
#include "routing/query.h"

namespace corridor::benchmark {
namespace {

using Boost = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, double, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

void add(std::vector<Line>& lines, std::string const& name, SearchGraph const& graph,
         std::vector<double> const& weights, SearchGraph::Vertex root, int repeats) {
    std::vector<std::pair<int, int>> arcs;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (SearchGraph::Edge edge = 0; edge < graph.edge_count(); ++edge) {
        arcs.emplace_back(static_cast<int>(graph[edge].tail), static_cast<int>(graph[edge].head));
        ends.emplace_back(graph[edge].tail, graph[edge].head);
    }
    auto const count = graph.vertex_count();
    Boost const boost_graph{boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(),
                            static_cast<std::uint32_t>(count)};
    std::vector<double> distances(count);
    auto const by_boost = [&] {
        auto const distance =
            boost::make_iterator_property_map(distances.begin(), get(boost::vertex_index, boost_graph));
        boost::dijkstra_shortest_paths_no_color_map(boost_graph, root,
                                                    boost::weight_map(get(boost::edge_bundle, boost_graph))
                                                        .distance_map(distance)
                                                        .distance_inf(SearchGraph::unreachable));
    };
    LemonDijkstra lemon{static_cast<int>(count), arcs, weights};
    auto const tree = graph.from(root, weights);
    by_boost();
    lemon.run(static_cast<int>(root));
    for (std::size_t vertex = 0; vertex < count; ++vertex) {
        require(distances[vertex] == tree.distance[vertex], "Boost.Graph and we differ");
        bool const reached = lemon.reached(static_cast<int>(vertex));
        require(reached == (tree.distance[vertex] != SearchGraph::unreachable), "LEMON and we differ");
        require(!reached || std::abs(lemon.distance(static_cast<int>(vertex)) - distances[vertex]) <=
                                1e-9 * distances[vertex] + 1e-12,
                "LEMON and we differ");
    }
    auto const often = [repeats](auto const& once) {
        return [repeats, once] {
            for (int i = 0; i < repeats; ++i) {
                once();
            }
        };
    };
    auto const ours = often([&] { static_cast<void>(graph.from(root, weights)); });
    Pair const boost_pair = in_turns(15, ours, often(by_boost));
    Pair const lemon_pair = in_turns(15, ours, often([&] { lemon.run(static_cast<int>(root)); }));
    std::string const what = name + ", " + std::to_string(count) + " vertices, " + std::to_string(graph.edge_count()) +
                             " edges" + (repeats > 1 ? ", x" + std::to_string(repeats) : "");
    lines.push_back({what, boost_pair.ours, boost_pair.peer, "Boost.Graph's Dijkstra", boost_pair.ratio, 1.1});
    lines.push_back({what, lemon_pair.ours, lemon_pair.peer, "LEMON's Dijkstra, without its result copied out",
                     lemon_pair.ratio, 2});
}

SearchGraph grid(std::size_t side, std::vector<double>& weights) {
    std::vector<SearchGraph::EdgeEnds> edges;
    std::mt19937 random{1};
    auto const vertex = [side](std::size_t x, std::size_t y) { return static_cast<SearchGraph::Vertex>(y * side + x); };
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            for (auto const& [dx, dy] : {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, 1}, std::pair{0, -1}}) {
                std::size_t const to_x = x + static_cast<std::size_t>(dx);
                std::size_t const to_y = y + static_cast<std::size_t>(dy);
                bool const kept = random() % 8 != 0;  // 3.5 arcs a vertex
                if (kept && to_x < side && to_y < side) {
                    edges.push_back({vertex(x, y), vertex(to_x, to_y), 0});
                    weights.push_back(1.0 + static_cast<double>(random() % 1000));
                }
            }
        }
    }
    return SearchGraph{side * side, std::move(edges)};
}

}  // namespace

std::vector<Line> shortest() {
    std::vector<Line> lines;
    ScenarioInput const input = read_scenario(std::string{PROJECT_FOLDER} + "/scenarios/china-europe.yaml");
    Workspace workspace{input.network};
    Query const query = workspace.query(input.scenario, input.scenario.demands.front(), nullptr);
    add(lines, "china-europe", query.graph.search(), query.graph.columns().dollars, query.graph.source(), 200);
    std::vector<double> weights;
    SearchGraph const large = grid(500, weights);
    add(lines, "grid", large, weights, 0, 1);
    return lines;
}

}  // namespace corridor::benchmark
