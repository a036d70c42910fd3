#include <cmath>

#include <doctest/doctest.h>

#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

// By two ways of a graph, one of them past a hard limit, or by another graph.
SmallNetwork corridors() {
    SmallNetwork network{2, {{0, 1, 10, {0}}, {0, 1, 12, {1}}}, {DelayFunction::hard(30), rising(0.1), rising(0.05)}};
    network.add_graph(2, {{0, 1, 11, {2}}});
    network.add_pair(0, 1, 100).choice = 0;
    network.problem.pairs[0].demand = InverseDemand::linear(100, 60);
    network.add_alternative({.graph = 1, .origin = 0, .destination = 1});
    network.problem.choices = {{.scale = 0.4, .nest_scales = {}}};
    return network;
}

TEST_CASE("an answer is its own warm start") {
    SmallNetwork network = corridors();
    Assignment const cold = assign(network.problem);
    REQUIRE(cold.end == AssignmentEnd::converged);
    CHECK(cold.load[0] == doctest::Approx(30));
    Assignment const warm = assign(network.problem, {}, &cold);
    CHECK(warm.end == AssignmentEnd::converged);
    CHECK(warm.iterations <= 2);
    for (std::size_t limit = 0; limit < 3; ++limit) {
        CHECK(warm.load[limit] == doctest::Approx(cold.load[limit]).epsilon(1e-9));
        CHECK(warm.delay[limit] == doctest::Approx(cold.delay[limit]).epsilon(1e-8));
    }
}

TEST_CASE("a warm start takes from an answer only what still fits") {
    SmallNetwork network = corridors();
    Assignment before = assign(network.problem);
    // Edges that are none, an alternative of nobody, a pair of nobody, and fewer pairs than there are now.
    before.path_edges[0] = 77;
    before.paths[1].alternative = 9;
    before.paths.push_back(before.paths.front());
    before.paths.back().pair = 5;
    network.add_pair(0, 1, 10);
    before.not_shipped.resize(network.problem.pairs.size());
    Assignment const cold = assign(network.problem);
    Assignment const warm = assign(network.problem, {}, &before);
    CHECK(warm.end == AssignmentEnd::converged);
    for (std::size_t limit = 0; limit < 3; ++limit) {
        CHECK(warm.load[limit] == doctest::Approx(cold.load[limit]).epsilon(1e-9));
    }
}

}  // namespace
}  // namespace corridor::test
