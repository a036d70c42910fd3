// When nobody waits for anybody else, the simulator must come to what `compare` works out exactly.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "simulation/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

// How many corridors were held against what compare says.
int agreements(std::string const& scenario, int replications = 12) {
    CAPTURE(scenario);
    // A whole year after the warm-up, for compare takes the mean over all months.
    Answer const simulated{scenario, "--unlimited --seed 7 --replications " + std::to_string(replications) +
                                         " --set 'simulation.horizon=425 days' "
                                         "--set 'simulation.warm-up=60 days'"};
    auto const compared = nlohmann::json::parse(run("compare " + scenario + ".yaml --format json").output);
    int held = 0;
    for (std::size_t demand = 0; demand < compared.at("demands").size(); ++demand) {
        for (auto const& way : simulated.values().at("demands").at(demand).at("corridors")) {
            auto const& others = compared.at("demands").at(demand).at("corridors");
            auto const other = std::find_if(others.begin(), others.end(),
                                            [&](auto const& one) { return one.at("name") == way.at("name"); });
            bool const is_used = way.at("feasible").get<bool>() && way.at("transit_time_h").value("count", 0) > 100;
            if (!is_used || other == others.end() || !other->at("feasible").get<bool>()) {
                continue;
            }
            CAPTURE(demand);
            CAPTURE(way.at("name"));
            double const exact = other->at("time_h").at("mean").get<double>();
            CHECK(way.at("uncongested_mean_h").get<double>() == doctest::Approx(exact).epsilon(1e-4));
            CHECK(within(simulated.widened(way.at("transit_time_h").at("mean_ci95"), 0.999), exact));
            ++held;
        }
    }
    return held;
}

TEST_CASE("without queues the simulated mean is what compare says, on every bundled scenario") {
    CHECK(agreements("scenarios/china-europe") == 3);
    CHECK(agreements("scenarios/china-turkiye") == 4);
    CHECK(agreements("scenarios/russia-closed") >= 1);
    CHECK(agreements("scenarios/observed", 4) >= 30);
    CHECK(agreements("scenarios/btk-before") >= 4);
    CHECK(agreements("scenarios/btk-upgrade") >= 4);
    CHECK(agreements("scenarios/growth-2030") >= 16);
    // The storm's own question is of one day in compare, so the calm before it stands for both.
    CHECK(agreements("scenarios/aktau-calm") >= 1);
}

}  // namespace
}  // namespace corridor::test
