// Saturated, the bundled networks carry what `capacity` says that they can.
#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "corridor/flow/capacity.h"
#include "corridor/input/read.h"
#include "corridor/simulation/simulate.h"

namespace corridor::test {
namespace {

// One demand that goes by one corridor alone.
Scenario alone(Scenario const& scenario, Demand demand, Corridor const& corridor) {
    Scenario only = scenario;
    demand.split.clear();
    demand.promised.reset();
    only.demands = {std::move(demand)};
    only.corridors = {corridor};
    return only;
}

// Departures at random: the mean gap of so many is known to 0.4 %. What runs at a rate needs no more than a few years.
int years_for(Limit const& limit) {
    constexpr double departures = 60'000;
    bool const is_random = limit.counts == Limit::Counts::departures;
    return is_random ? static_cast<int>(departures / (limit.capacity * 8766)) + 2 : 4;
}

double passed_per_hour(Network const& network, Scenario scenario, double volume, int years) {
    Demand& demand = scenario.demands.front();
    demand.volume = Throughput{volume, demand.volume->dimension};
    // Whole years are counted, for ports close in winter.
    scenario.simulation.horizon = 6 * 365 * day;
    scenario.simulation.warm_up = 365 * day;
    scenario.simulation.choice = RouteChoice::split;
    SimulateOptions options;
    options.replications = std::max(2, years / 5);
    options.threads = 2;
    return simulate(network, scenario, options).demands.front().left_per_day / 24;
}

TEST_CASE("saturated, each limit that a bundled corridor meets first passes its capacity within 1 %") {
    std::set<std::string> seen;
    for (char const* const name : {"china-europe", "china-turkiye", "btk-upgrade", "growth-2030"}) {
        ScenarioInput const input = read_scenario(std::string{PROJECT_FOLDER "/scenarios/"} + name + ".yaml");
        for (Demand const& demand : input.scenario.demands) {
            for (Corridor const& corridor : input.scenario.corridors) {
                Scenario const scenario = alone(input.scenario, demand, corridor);
                // Only the cheapest way, for that is what the simulator's goods take.
                CapacityResult const result = capacity(input.network, scenario, {.detour = 0});
                GreatestFlow const& flow = result.demands.front().alone;
                if (!flow.per_hour || flow.cut.size() != 1) {
                    continue;
                }
                Limit const& limit = result.limits[flow.cut.front().limit];
                if (!seen.insert(limit.id).second) {
                    continue;
                }
                CAPTURE(name);
                CAPTURE(limit.id);
                double const units = demand.volume->value / *result.demands.front().volume;
                double const passed =
                    passed_per_hour(input.network, scenario, 1.3 * *flow.per_hour * units, years_for(limit));
                CHECK(passed == doctest::Approx(*flow.per_hour).epsilon(0.01));
            }
        }
    }
    CHECK(seen.size() >= 7);
}

}  // namespace
}  // namespace corridor::test
