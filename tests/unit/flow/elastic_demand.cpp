#include <cmath>

#include <doctest/doctest.h>

#include "unit/flow/small_network.h"

namespace corridor::test {
namespace {

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-9);
}

// One way that costs 10 + 0.1 for each unit of load.
Assignment with(InverseDemand const& demand, double most) {
    SmallNetwork network = parallel({10}, {rising(0.1)});
    network.add_pair(0, 1, most).demand = demand;
    Assignment found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.load[0] + found.not_shipped[0] == near(most));
    CHECK(found.least_cost[0] == near(10 + 0.1 * found.load[0]));
    return found;
}

TEST_CASE("a linear demand meets the cost of what it ships") {
    // 100 (1 - (10 + 0.1 q) / 50) = q where q = 80 / 1.2.
    Assignment const found = with(InverseDemand::linear(100, 50), 100);
    CHECK(found.load[0] == near(80 / 1.2));
    // Minus the surplus: fixed cost and the integral of the delay, less that of the inverse demand 50 (1 - q / 100).
    double const q = 80 / 1.2;
    CHECK(found.objective.value() == near(10 * q + 0.05 * q * q - 50 * (q - q * q / 200)));
}

TEST_CASE("exponential and constant-elasticity demands meet the cost of what they ship") {
    // Made so that 20 are shipped, at a cost of 12.
    CHECK(with(InverseDemand::exponential(20 * std::exp(12.0 / 7), 7), 20 * std::exp(12.0 / 7)).load[0] == near(20));
    CHECK(with(InverseDemand::constant_elasticity(20, 12, 1.3), 90).load[0] == near(20));
    CHECK(with(InverseDemand::constant_elasticity(20, 12, 0.4), 90).load[0] == near(20));
    double const shipped = with(InverseDemand::constant_elasticity(80, 5, 2), 90).load[0];
    CHECK(shipped == near(80 / std::pow((10 + 0.1 * shipped) / 5, 2)));
}

TEST_CASE("a demand that nothing can afford ships nothing, or next to nothing") {
    CHECK(with(InverseDemand::linear(100, 9), 100).load[0] == 0);
    CHECK(with(InverseDemand::exponential(100, 0.5), 100).load[0] == near(100 * std::exp(-20.0)).epsilon(1e-6));
}

TEST_CASE("a price for what is not shipped bounds what shipping may cost") {
    // 10 + 0.1 q = 14 where q = 40.
    CHECK(with(InverseDemand::price(14), 100).load[0] == near(40));
    CHECK(with(InverseDemand::price(9), 100).load[0] == 0);
    CHECK(with(InverseDemand::price(30), 100).load[0] == near(100));
}

TEST_CASE("goods that nothing leads for are not shipped, at any price") {
    SmallNetwork network{3, {{0, 1, 10, {}}}, {rising(0.1)}};
    network.add_pair(1, 2, 5).demand = InverseDemand::price(1000);
    network.add_pair(0, 1, 40).demand = InverseDemand::price(1000);
    Assignment const found = assign(network.problem);
    CHECK(found.end == AssignmentEnd::converged);
    CHECK(found.not_shipped[0] == 5);
    CHECK(found.not_shipped[1] == 0);
}

TEST_CASE("inverse demands are inverse to demands, with their slopes and integrals") {
    for (InverseDemand const& demand :
         {InverseDemand::linear(100, 50), InverseDemand::exponential(100, 7),
          InverseDemand::constant_elasticity(20, 12, 0.7), InverseDemand::constant_elasticity(20, 12, 1),
          InverseDemand::constant_elasticity(20, 12, 2.5)}) {
        for (double const shipped : {5.0, 22.0, 39.0, 73.0}) {
            auto const [cost, slope] = demand.at(shipped);
            constexpr double step = 1e-4;
            CHECK(demand.demand(cost, 1000) == near(shipped));
            CHECK((demand.at(shipped + step).cost - demand.at(shipped - step).cost) / (2 * step) ==
                  doctest::Approx(slope).epsilon(1e-6));
            CHECK((demand.integral(shipped + step) - demand.integral(shipped - step)) / (2 * step) ==
                  doctest::Approx(cost).epsilon(1e-6));
        }
    }
}

}  // namespace
}  // namespace corridor::test
