#include <set>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "property/random_graph.h"
#include "routing/alternatives.h"
#include "routing/contraction.h"
#include "routing/envelope.h"
#include "routing/pareto.h"

namespace corridor::test {
namespace {

TEST_CASE("Dijkstra finds the shortest of all paths, forwards and backwards") {
    CHECK(rc::check([] {
        auto const random = random_graph(1);
        auto const graph = random.graph();
        double least = SearchGraph::unreachable;
        for (auto const& path : all_paths(graph, 0, random.target())) {
            least = std::min(least, length(path, random.weights[0]));
        }
        auto const tree = graph.from(0, random.weights[0]);
        RC_ASSERT(tree.distance[random.target()] == least);
        RC_ASSERT(graph.to(random.target(), random.weights[0]).distance[0] == least);
        if (least != SearchGraph::unreachable) {
            RC_ASSERT(length(graph.path_from_root(tree, random.target()), random.weights[0]) == least);
        }
    }));
}

TEST_CASE("with the distances of its parts for a potential, A* finds what Dijkstra finds") {
    CHECK(rc::check([] {
        auto const random = random_graph(2);
        auto const graph = random.graph();
        double const first = *rc::gen::inRange(0, 5);
        double const second = *rc::gen::inRange(0, 5);
        auto const combine = [&](std::vector<double> const& a, std::vector<double> const& b) {
            std::vector<double> sum(a.size());
            std::transform(a.begin(), a.end(), b.begin(), sum.begin(), [&](double x, double y) {
                bool const is_far = x == SearchGraph::unreachable;
                return is_far ? x : first * x + second * y;
            });
            return sum;
        };
        auto const weights = combine(random.weights[0], random.weights[1]);
        auto const potential = combine(graph.to(random.target(), random.weights[0]).distance,
                                       graph.to(random.target(), random.weights[1]).distance);
        double const least = graph.from(0, weights).distance[random.target()];
        auto const path = graph.path(0, random.target(), weights, potential);
        RC_ASSERT(path.has_value() == (least != SearchGraph::unreachable));
        if (path) {
            RC_ASSERT(length(*path, weights) == least);
        }
    }));
}

TEST_CASE("the k shortest loopless paths are the k shortest of all loopless paths") {
    CHECK(rc::check([] {
        auto const random = random_graph(1);
        auto const graph = random.graph();
        auto const& weights = random.weights[0];
        std::vector<double> expected;
        for (auto const& path : all_paths(graph, 0, random.target())) {
            expected.push_back(length(path, weights));
        }
        std::sort(expected.begin(), expected.end());
        int const count = *rc::gen::inRange(0, 40);
        expected.resize(std::min(expected.size(), static_cast<std::size_t>(count)));

        auto const found = shortest_paths(graph, 0, random.target(), weights, count);
        std::vector<double> lengths;
        for (auto const& path : found) {
            lengths.push_back(length(path, weights));
            std::set<SearchGraph::Vertex> met{0};
            for (auto const edge : path) {
                RC_ASSERT(met.insert(graph[edge].head).second);
            }
        }
        RC_ASSERT(lengths == expected);
        RC_ASSERT(std::set(found.begin(), found.end()).size() == found.size());
    }));
}

TEST_CASE("a contracted graph has the same loopless paths") {
    CHECK(rc::check([] {
        auto const random = random_graph(1);
        auto const graph = random.graph();
        std::vector<SearchGraph::EdgeEnds> edges;
        for (SearchGraph::Edge edge = 0; edge < graph.edge_count(); ++edge) {
            edges.push_back({graph[edge].tail, graph[edge].head, edge});
        }
        auto const contraction = contract(graph.vertex_count(), edges, 0, random.target());
        SearchGraph const small{contraction.vertex_count, contraction.edges};
        std::set<std::vector<SearchGraph::Edge>> spelled_out;
        for (auto const& path : all_paths(small, contraction.source, contraction.target)) {
            std::vector<SearchGraph::Edge> whole;
            for (auto const edge : path) {
                auto const& joined = contraction.joined[small[edge].meaning];
                whole.insert(whole.end(), joined.begin(), joined.end());
            }
            RC_ASSERT(spelled_out.insert(whole).second);
        }
        auto const expected = all_paths(graph, 0, random.target());
        RC_ASSERT(spelled_out == std::set(expected.begin(), expected.end()));
    }));
}

TEST_CASE("the Pareto front is what remains of all paths when beaten ones are struck out") {
    CHECK(rc::check([] {
        auto const random = random_graph(pareto_criteria);
        auto const graph = random.graph();
        std::vector<CriteriaVector> weights(random.edges.size());
        for (std::size_t edge = 0; edge < weights.size(); ++edge) {
            for (std::size_t criterion = 0; criterion < pareto_criteria; ++criterion) {
                weights[edge][criterion] = random.weights[criterion][edge];
            }
        }
        std::set<CriteriaVector> all;
        for (auto const& path : all_paths(graph, 0, random.target())) {
            CriteriaVector total{};
            for (auto const edge : path) {
                for (std::size_t criterion = 0; criterion < pareto_criteria; ++criterion) {
                    total[criterion] += weights[edge][criterion];
                }
            }
            all.insert(total);
        }
        std::vector<CriteriaVector> expected;
        for (CriteriaVector const& candidate : all) {
            bool const beaten = std::any_of(all.begin(), all.end(), [&](CriteriaVector const& other) {
                bool no_worse = other != candidate;
                for (std::size_t i = 0; i < pareto_criteria; ++i) {
                    no_worse = no_worse && other[i] <= candidate[i];
                }
                return no_worse;
            });
            if (!beaten) {
                expected.push_back(candidate);
            }
        }
        std::vector<CriteriaVector> found;
        for (ParetoPath const& path : pareto_front(graph, 0, random.target(), weights)) {
            found.push_back(path.total);
        }
        RC_ASSERT(found == expected);
    }));
}

TEST_CASE("two envelopes meet where bisection finds them to meet") {
    CHECK(rc::check([] {
        auto const random_lines = [] {
            std::vector<Line> lines;
            auto const count = *rc::gen::inRange(1, 6);
            for (int i = 0; i < count; ++i) {
                lines.push_back(
                    {static_cast<double>(*rc::gen::inRange(0, 200)), static_cast<double>(*rc::gen::inRange(0, 30))});
            }
            return lines;
        };
        auto const a = random_lines();
        auto const b = random_lines();
        auto const oracle = [](std::vector<Line> const& lines) {
            return Oracle{[&lines](double x) {
                return *std::min_element(lines.begin(), lines.end(),
                                         [x](Line const& one, Line const& two) { return one.at(x) < two.at(x); });
            }};
        };
        auto const gap = [&](double x) { return oracle(a)(x).at(x) - oracle(b)(x).at(x); };
        auto const current = static_cast<double>(*rc::gen::inRange(0, 101));
        auto const meet = nearest_crossing(oracle(a), oracle(b), current, {0, 100});
        if (meet) {
            RC_ASSERT(std::abs(gap(*meet)) < 1e-6);
        }
        // Nearer to the current place than the crossing, and nowhere at all without one, the sign stays.
        double const step = 1.0 / 64;
        double const clear = (meet ? std::abs(*meet - current) : 101.0) - 2 * step;
        for (double x = std::max(0.0, current - clear); x <= std::min(100.0, current + clear); x += step) {
            RC_ASSERT(gap(x) * gap(current) > 0);
        }
    }));
}

}  // namespace
}  // namespace corridor::test
