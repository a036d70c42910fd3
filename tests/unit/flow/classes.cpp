#include <doctest/doctest.h>

#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

// A free road that delays 0.1 h for each unit of load, and one for 5 that never does.
SmallNetwork toll_road() {
    return parallel({0, 5}, {rising(0.1), {}});
}

TEST_CASE("who values time more pays to save it") {
    // The first class pays 5 to save half an hour at 10 an hour: the free road's load stays at 5, of which the second
    // class, to whom the toll is worth 5 hours, makes 3.
    SmallNetwork network = toll_road();
    network.problem.classes = {{.value_of_time = 10, .units = {}}, {.value_of_time = 1, .units = {}}};
    network.add_pair(0, 1, 50, 0);
    network.add_pair(0, 1, 3, 1);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(5));
    CHECK(found.load[1] == near(48));
    CHECK(found.least_cost[0] == near(5));
    CHECK(found.least_cost[1] == near(0.5));
    CHECK(found.total_cost == near(50 * 5 + 3 * 0.5));
    // Same units but other values of time: what the one does to the other is not what the other does to the one.
    CHECK_FALSE(found.objective);
}

TEST_CASE("a class that takes more of a limit fills it faster") {
    // As above, but a unit of the first class takes two of the free road.
    SmallNetwork network = toll_road();
    network.problem.classes = {{.value_of_time = 10, .units = {2, 1}}, {.value_of_time = 1, .units = {1, 1}}};
    network.add_pair(0, 1, 50, 0);
    network.add_pair(0, 1, 3, 1);
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == near(5));
    CHECK(found.load[1] == near(49));
}

TEST_CASE("where values of time and units are in proportion there is an objective") {
    SmallNetwork network = toll_road();
    network.problem.classes = {{.value_of_time = 10, .units = {2, 2}}, {.value_of_time = 5, .units = {1, 1}}};
    network.add_pair(0, 1, 50, 0);
    network.add_pair(0, 1, 3, 1);
    // The second class tolerates an hour, a load of 10, but is only 3; the first goes at half an hour, a load of 5. An
    // hour costs 5 for each unit of load: 5 * 0.1 * 5^2 / 2, and the toll 49 times.
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == near(5));
    REQUIRE(found.objective);
    CHECK(*found.objective == near(5 * 0.1 * 25 / 2 + 5 * 49));
}

TEST_CASE("goods to which time is nothing stay on the cheap way whatever the delay") {
    SmallNetwork network = toll_road();
    network.problem.classes = {{.value_of_time = 0, .units = {}}};
    network.add_pair(0, 1, 500);
    Assignment const found = assign(network.problem);
    CHECK(found.load[0] == 500);
    CHECK(found.delay[0] == near(50));
    CHECK(found.least_cost[0] == 0);
}

}  // namespace
}  // namespace corridor::test
