#include <cmath>

#include <doctest/doctest.h>

#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

TEST_CASE("two routes share goods so that both cost the same") {
    // 10 + 0.1 x = 15 + 0.05 (100 - x) where x = 200 / 3.
    auto network = parallel({10, 15}, {rising(0.1), rising(0.05)});
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.gap <= 1e-12);
    CHECK(found.load[0] == near(200.0 / 3));
    CHECK(found.load[1] == near(100.0 / 3));
    CHECK(found.least_cost[0] == near(50.0 / 3));
    CHECK(found.delay[0] == near(20.0 / 3));
    CHECK(found.total_cost == near(5000.0 / 3));
    REQUIRE(found.objective);
    // Fixed costs, and half of load times delay, for delays are lines.
    CHECK(*found.objective == near(10 * 200.0 / 3 + 15 * 100.0 / 3 + 0.05 * 200 * 200 / 9 + 0.025 * 100 * 100 / 9));
    CHECK(found.paths.size() == 2);
    CHECK(found.not_shipped[0] == 0);
}

TEST_CASE("a route is filled until its delay makes up for what it saves") {
    // 8 (1 + 0.15 (x / 50)^4) = 10 where (x / 50)^4 = 0.25 / 0.15.
    auto network = parallel({8, 10}, {DelayFunction::power_law(8 * 0.15, 50, 4)});
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == near(50 * std::pow(0.25 / 0.15, 0.25)));
    CHECK(found.least_cost[0] == near(10));
}

TEST_CASE("a dearer route stays empty while the cheaper one has room") {
    auto network = parallel({8, 10}, {rising(0.01), rising(1)});
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == 100);
    CHECK(found.load[1] == 0);
    CHECK(found.paths.size() == 1);
    CHECK(found.gap == 0);
}

// Braess 1968: 0 to 3 by 1 or 2, and from 1 to 2.
SmallNetwork braess() {
    SmallNetwork network{4,
                         {{0, 1, 0, {}}, {0, 2, 50, {}}, {1, 3, 50, {}}, {2, 3, 0, {}}, {1, 2, 10, {}}},
                         {rising(10), rising(1), rising(1), rising(10), rising(1)}};
    network.add_pair(0, 3, 6);
    return network;
}

TEST_CASE("Braess's shortcut makes everybody's way dearer") {
    SmallNetwork network = braess();
    Assignment const found = assign(network.problem);
    REQUIRE(found.paths.size() == 3);
    for (PathFlow const& path : found.paths) {
        CHECK(path.flow == near(2));
        CHECK(path.cost == near(92));
    }
    CHECK(found.total_cost == near(6 * 92));

    network.problem.principle = Principle::system_optimum;
    Assignment const best = assign(network.problem);
    CHECK(best.load[4] == doctest::Approx(0));
    CHECK(best.load[0] == near(3));
    CHECK(best.load[1] == near(3));
    CHECK(best.total_cost == near(6 * 83));
    CHECK(best.objective.value() == near(6 * 83));
}

TEST_CASE("a limit that several edges of a path and of other graphs pass is one limit") {
    // By the gauge change twice, 1 + 2 * 0.1 * load, or round for 9; other goods pass it once, in a graph of their own.
    // With 10 others, 1 + 0.2 (10 + 2 x) = 9 where x = 15.
    SmallNetwork network{3, {{0, 1, 1, {0}}, {1, 2, 0, {0}}, {0, 2, 9, {1}}}, {rising(0.1), {}}};
    network.add_graph(2, {{1, 0, 3, {0}}});
    network.add_pair(0, 2, 20);
    network.add_pair(1, 0, 10);
    network.problem.alternatives.back().graph = 1;
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == near(40));
    CHECK(found.load[1] == near(5));
    CHECK(found.least_cost[0] == near(9));
    CHECK(found.least_cost[1] == near(7));
}

TEST_CASE("an edge may pass the same limit twice, and then meets its delay twice") {
    // 2 * 0.1 * (2 x) = 8 where x = 20.
    SmallNetwork network{2, {{0, 1, 0, {0, 0}}, {0, 1, 8, {1}}}, {rising(0.1), {}}};
    network.add_pair(0, 1, 50);
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == near(40));
    CHECK(found.load[1] == near(30));
}

TEST_CASE("goods that nothing leads for are not shipped, and others are") {
    SmallNetwork network{3, {{0, 1, 4, {}}}, {rising(0.1)}};
    network.add_pair(1, 2, 7);
    network.add_pair(0, 1, 10);
    network.add_pair(0, 0, 3);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.not_shipped[0] == 7);
    CHECK(std::isinf(found.least_cost[0]));
    CHECK(found.not_shipped[1] == 0);
    CHECK(found.load[0] == 10);
    CHECK(found.least_cost[1] == near(5));
    CHECK(found.least_cost[2] == 0);
}

TEST_CASE("nothing to ship is an equilibrium") {
    SmallNetwork network{2, {{0, 1, 4, {}}}, {rising(0.1)}};
    CHECK(assign(network.problem).end == AssignmentEnd::converged);
    network.add_pair(0, 1, 0);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == 0);
    CHECK(found.least_cost[0] == 4);
}

TEST_CASE("who is not done says so, and is told how far he is") {
    SmallNetwork network = braess();
    int calls = 0;
    double last = 1;
    Assignment const found = assign(network.problem, {.most_iterations = 1, .progress = [&](int iteration, double gap) {
                                                          CHECK(iteration == ++calls);
                                                          last = gap;
                                                      }});
    CHECK(found.end == AssignmentEnd::out_of_iterations);
    CHECK(found.iterations == 1);
    CHECK(calls == 1);
    CHECK(found.gap == last);
    CHECK(found.gap > 1e-12);
}

}  // namespace
}  // namespace corridor::test
