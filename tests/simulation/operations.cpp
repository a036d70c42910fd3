// What ships and desks do besides queueing, on cases/operations.yaml.
#include <doctest/doctest.h>

#include "simulation/answer.h"

namespace corridor::test {
namespace {

Answer const& answer() {
    static Answer const one{"operations-scenario"};
    return one;
}

TEST_CASE("ships with a timetable leave both ends by it, once each time") {
    // Mondays and Thursdays: a wait of 14400 / 336 = 42.857 h at both ends and a passage of 20 h.
    CHECK(within(answer().mean("timetable-b"), 14400.0 / 336 + 20));
    CHECK(within(answer().mean("timetable-a"), 14400.0 / 336 + 20));
    // Two departures a week each way, 100 km each.
    auto const& fleet = answer().fleet("services.timetable-line");
    double const kilometres =
        fleet.at("loaded_km_per_year").get<double>() + fleet.at("empty_km_per_year").get<double>();
    CHECK(kilometres == doctest::Approx(2 * 2 * 100 * 365 / 7.0).epsilon(0.02));
}

TEST_CASE("a consignment larger than a ship takes several at once where none waits for a departure") {
    CHECK(within(answer().mean("large-b"), 20));
    CHECK(answer().fleet("services.large-line").at("loaded_km_per_year").get<double>() ==
          doctest::Approx(3 * 100 * 365 / 7.0).epsilon(0.05));
}

TEST_CASE("a ship without a departure to wait for is there at its second call at once") {
    CHECK(within(answer().mean("calls-c"), 20));
}

TEST_CASE("a gate's hours hold for its own work, not for the line behind it") {
    // 1 h, two hours at the desk with an opening of 12 (6 h in the mean, see servers.cpp), and 30 h of running.
    CHECK(within(answer().mean("hours-b"), 1 + 6 + 30));
}

}  // namespace
}  // namespace corridor::test
