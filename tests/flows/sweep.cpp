// A sweep of assignments begins each where the one before has ended.
#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "corridor/flow/assign.h"
#include "corridor/input/read.h"

namespace corridor::test {
namespace {

Scenario grown(Scenario scenario, double factor) {
    for (Demand& demand : scenario.demands) {
        demand.volume->value *= factor;
    }
    return scenario;
}

TEST_CASE("a step of a sweep ends where it would by itself, and no later") {
    ScenarioInput const input = read_scenario(PROJECT_FOLDER "/scenarios/growth-2030.yaml");
    AssignOptions const options{.gap = 1e-11};
    Assigner sweep;
    for (double const factor : {1.0, 1.02, 1.04}) {
        Scenario const scenario = grown(input.scenario, factor);
        AssignResult const step = sweep.assign(input.network, scenario, options);
        AssignResult const alone = assign(input.network, scenario, options);
        CHECK(step.converged);
        CHECK(step.iterations <= alone.iterations);
        REQUIRE(step.demands.size() == alone.demands.size());
        for (std::size_t i = 0; i < step.demands.size(); ++i) {
            for (std::size_t way = 0; way < step.demands[i].ways.size(); ++way) {
                double const share = step.demands[i].ways[way].flow / step.demands[i].volume;
                CHECK(std::abs(share - alone.demands[i].ways[way].flow / alone.demands[i].volume) < 1e-6);
            }
        }
    }
}

TEST_CASE("a step with other ways than the one before begins anew") {
    ScenarioInput const input = read_scenario(PROJECT_FOLDER "/scenarios/growth-2030.yaml");
    Assigner sweep;
    static_cast<void>(sweep.assign(input.network, input.scenario));
    Scenario fewer = input.scenario;
    fewer.demands.pop_back();
    AssignResult const step = sweep.assign(input.network, fewer);
    AssignResult const alone = assign(input.network, fewer);
    CHECK(step.iterations == alone.iterations);
    CHECK(step.total_cost == alone.total_cost);
}

}  // namespace
}  // namespace corridor::test
