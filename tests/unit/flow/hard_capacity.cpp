#include <cmath>

#include <doctest/doctest.h>

#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-8);
}

TEST_CASE("a full limit delays by what the next way costs more") {
    SmallNetwork network = parallel({10, 14}, {DelayFunction::hard(60), {}});
    network.problem.classes[0].value_of_time = 2;
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.capacity_gap <= 1e-9);
    CHECK(found.load[0] == near(60));
    CHECK(found.load[1] == near(40));
    // 4 dearer at 2 an hour.
    CHECK(found.delay[0] == near(2));
    CHECK(found.least_cost[0] == near(14));
}

TEST_CASE("a limit with room to spare delays nobody") {
    SmallNetwork network = parallel({10, 14}, {DelayFunction::hard(60), DelayFunction::hard(5)});
    network.add_pair(0, 1, 50);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(50));
    CHECK(found.delay[0] == 0);
    CHECK(found.delay[1] == 0);
}

TEST_CASE("under the system optimum the multiplier is a toll and nobody waits") {
    SmallNetwork network = parallel({10, 14}, {DelayFunction::hard(60), {}});
    network.problem.classes[0] = {.value_of_time = 2, .units = {3, 1}};
    network.problem.principle = Principle::system_optimum;
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(60));
    CHECK(found.load[1] == near(80));
    // One unit of the goods takes three of the limit, so a third of 4 for each.
    CHECK(found.toll[0] == near(4.0 / 3));
    CHECK(found.delay[0] == 0);
    CHECK(found.total_cost == near(20 * 10 + 80 * 14));
}

TEST_CASE("limits one behind the other: only the tighter one delays") {
    SmallNetwork network{
        2, {{0, 1, 1, {0, 1}}, {0, 1, 9, {2}}}, {DelayFunction::hard(30), DelayFunction::hard(20), {}}};
    network.add_pair(0, 1, 25);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.delay[0] == doctest::Approx(0));
    CHECK(found.delay[1] == near(8));
}

TEST_CASE("several full limits in a row of ever dearer ways each delay by what is left to the last") {
    SmallNetwork network = parallel(
        {1, 2, 3.5, 7}, {DelayFunction::hard(10), DelayFunction::hard(20), DelayFunction::hard(30), rising(0.001)});
    network.add_pair(0, 1, 70);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.least_cost[0] == near(7.01));
    CHECK(found.delay[0] == near(6.01));
    CHECK(found.delay[1] == near(5.01));
    CHECK(found.delay[2] == near(3.51));
}

TEST_CASE("classes queue by their values of time") {
    // 60 fit by the cheap way. Waiting for d hours costs the first class 10 d and the second 3 d; the other way costs 6
    // more. All of the second (50) and 10 of the first can wait for 0.6 h, when the first class stops to care.
    SmallNetwork network = parallel({1, 7}, {DelayFunction::hard(60), {}});
    network.problem.classes = {{.value_of_time = 10, .units = {}}, {.value_of_time = 3, .units = {}}};
    network.add_pair(0, 1, 50, 0);
    network.add_pair(0, 1, 50, 1);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(60));
    CHECK(found.delay[0] == near(0.6));
    CHECK(found.least_cost[1] == near(1 + 1.8));
}

TEST_CASE("more than fits is said to be more than fits") {
    SmallNetwork network = parallel({10, 14}, {DelayFunction::hard(60), DelayFunction::hard(30)});
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::over_capacity);
    CHECK(found.capacity_gap > 0.01);
    CHECK(found.load[0] + found.load[1] == near(100));
}

TEST_CASE("with a price for what is not shipped, what does not fit is not shipped") {
    SmallNetwork network = parallel({10, 14}, {DelayFunction::hard(60), DelayFunction::hard(30)});
    network.add_pair(0, 1, 100).demand = InverseDemand::price(20);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.not_shipped[0] == near(10));
    CHECK(found.delay[0] == near(10));
    CHECK(found.delay[1] == near(6));
    CHECK(found.least_cost[0] == near(20));
}

TEST_CASE("a capacity of nothing lets nothing pass") {
    SmallNetwork network = parallel({10, 14}, {DelayFunction::hard(0), {}});
    network.add_pair(0, 1, 100);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] < 1e-9);
    CHECK(found.delay[0] >= 4 - 1e-9);
}

TEST_CASE("logit choices keep to capacities, too") {
    // ln(60 / 40) = 10 + delay - 10 backwards: at 0.5 the first is dearer by -ln(1.5) / 0.5 against 4 at no load.
    SmallNetwork network{2, {{0, 1, 10, {0}}}, {DelayFunction::hard(60), {}}};
    network.add_graph(2, {{0, 1, 14, {1}}});
    network.add_pair(0, 1, 100).choice = 0;
    network.add_alternative({.graph = 1, .origin = 0, .destination = 1});
    network.problem.choices = {{.scale = 0.5, .nest_scales = {}}};
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(60));
    CHECK(found.delay[0] == near(4 - std::log(1.5) / 0.5));
}

}  // namespace
}  // namespace corridor::test
