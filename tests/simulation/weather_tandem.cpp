#include <cmath>
#include <cstdio>
#include <string>

#include <boost/math/distributions/students_t.hpp>
#include <doctest/doctest.h>

#include "corridor/statistics/tally.h"
#include "simulation/answer.h"

namespace corridor::test {
namespace {

// The mean of each replication in SimPy, an hour a line.
Tally means_of_simpy(int replications) {
    std::string const command =
        "/usr/bin/python3 '" PROJECT_FOLDER "/tests/simulation/weather_tandem.py' " + std::to_string(replications);
    std::FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Tally means;
    for (double hours = 0; std::fscanf(pipe, "%lf", &hours) == 1;) {
        means.add(hours);
    }
    REQUIRE(pclose(pipe) == 0);
    return means;
}

TEST_CASE("two desks with one place between them and a ship that waits for the wind take as long as in SimPy") {
    constexpr int replications = 20;
    Tally const peer = means_of_simpy(replications);
    REQUIRE(peer.count() == replications);
    Answer const answer{"weather-tandem-scenario"};
    Interval const mean = answer.mean("c", 0.95);
    // Welch (1947) with the fewer degrees of freedom, at 99.9 %: the standard error of ours is half of its interval
    // over Student's quantile.
    int const ours = answer.values().at("replications").get<int>();
    auto const student = [](int of, double share) {
        return boost::math::quantile(boost::math::students_t{of - 1.0}, share);
    };
    double const error =
        std::hypot(mean.half_width() / student(ours, 0.975), peer.standard_deviation() / std::sqrt(replications));
    double const difference = peer.mean() - (mean.low + mean.high) / 2;
    CAPTURE(peer.mean());
    CAPTURE(difference);
    CAPTURE(error);
    CHECK(std::abs(difference) < student(replications, 0.9995) * error);
    // And the test would notice an hour.
    CHECK(student(replications, 0.9995) * error < 1.5);
}

}  // namespace
}  // namespace corridor::test
