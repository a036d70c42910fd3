#include <doctest/doctest.h>

#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

TEST_CASE("the system optimum levels marginal costs, and the toll is what one does to others") {
    // 10 + 2 * 0.1 x = 15 + 2 * 0.05 (100 - x) where x = 50; one unit more delays 50 others by 0.1, and by 0.05.
    auto network = parallel({10, 15}, {rising(0.1), rising(0.05)});
    network.add_pair(0, 1, 100);
    network.problem.principle = Principle::system_optimum;
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] == near(50));
    CHECK(found.toll[0] == near(5));
    CHECK(found.toll[1] == near(2.5));
    CHECK(found.delay[0] == near(5));
    CHECK(found.least_cost[0] == near(20));
    CHECK(found.total_cost == near(50 * 15 + 50 * 17.5));
    CHECK(found.objective.value() == near(found.total_cost));
}

TEST_CASE("every kind of delay is levelled at its margin") {
    for (DelayFunction const& function : {DelayFunction::power_law(3, 50, 4), DelayFunction::power_law(3, 50, 2.5),
                                          DelayFunction::conical(3, 50, 6), DelayFunction::queue(2, 50, 0.9)}) {
        auto network = parallel({10, 12, 13}, {function, function, rising(0.1)});
        network.add_pair(0, 1, 100);
        network.problem.principle = Principle::system_optimum;
        Assignment const found = assign(network.problem);
        CHECK(found.end == AssignmentEnd::converged);
        CHECK(10 + function.marginal(found.load[0]) == near(found.least_cost[0]));
        CHECK(12 + function.marginal(found.load[1]) == near(found.least_cost[0]));
        CHECK(13 + 0.2 * found.load[2] == near(found.least_cost[0]));
        CHECK(found.load[0] + found.load[1] + found.load[2] == near(100));
    }
}

TEST_CASE("one class's toll is worth what all classes lose") {
    // Way 0 delays 0.01 h for each unit of load. The dear class (value 10, one unit of load) has nothing else; the
    // cheap one (value 1, two units of load) may go round for 7: it does until its own delay and twice what a unit of
    // load costs all others reach 7. With 30 dear ones and y cheap ones the load is 30 + 2 y and what passes is worth
    // 300 + y an hour: 0.01 (30 + 2 y) + 2 * 0.01 (300 + y) = 7 where y = 17.5.
    SmallNetwork network{3, {{0, 1, 0, {0}}, {0, 2, 0, {0}}, {0, 2, 7, {1}}}, {rising(0.01), {}}};
    network.problem.classes = {{.value_of_time = 10, .units = {}}, {.value_of_time = 1, .units = {2, 1}}};
    network.add_pair(0, 1, 30, 0);
    network.add_pair(0, 2, 40, 1);
    network.problem.principle = Principle::system_optimum;
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[1] == near(22.5));
    CHECK(found.load[0] == near(65));
    CHECK(found.toll[0] == near(0.01 * 317.5));
    CHECK(found.total_cost == near(0.65 * 317.5 + 7 * 22.5));
}

}  // namespace
}  // namespace corridor::test
