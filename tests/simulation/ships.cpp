// Ships, berths and weather against the formulas of queueing and renewal theory. A passage of cases/ships.yaml takes 20
// hours, and whoever waits for a ship has come at random.
#include <doctest/doctest.h>

#include "simulation/answer.h"
#include "simulation/formulas.h"

namespace corridor::test {
namespace {

constexpr double passage = 20;

Answer const& answer() {
    static Answer const one{"ships-scenario"};
    return one;
}

TEST_CASE("a regular ship is waited for half its headway") {
    CHECK(within(answer().mean("regular-b"), passage + 15));
}

TEST_CASE("an irregular ship is waited for by E[G^2] / 2 E[G]") {
    // Headway of 30 h with cv 0.8: 30 (1 + 0.64) / 2 = 24.6 h. Without memory: all of the mean again, and so a tenth
    // wait longer than 30 ln 10 = 69.08 h.
    CHECK(within(answer().mean("irregular-b"), passage + 24.6));
    CHECK(within(answer().mean("random-b"), passage + 30));
    CHECK(within(answer().p90("random-b"), passage + 69.08));
}

TEST_CASE("a ship of Mondays and Thursdays is waited for by E[G^2] / 2 E[G]") {
    // Gaps of 72 and 96 h: (72^2 + 96^2) / (2 * 168) = 42.857 h.
    CHECK(within(answer().mean("timetable-b"), passage + 14400.0 / 336));
}

TEST_CASE("a ship of four boxes every ten hours is a bulk server") {
    // Three boxes come between two departures. In the mean over time there wait those that a departure left behind and
    // half of what comes in a gap; over lambda = 0.3 an hour that is the wait (Bailey 1954): 7.67 h.
    double const before = mean_after_departures(4, 3);
    CHECK(within(answer().mean("bulk-b"), passage + (before - 3 + 1.5) / 0.3));
}

TEST_CASE("a ship that leaves with five boxes lets the first wait for the fifth") {
    // lambda = 0.5 an hour: (5 - 1) / (2 * 0.5) = 4 h.
    CHECK(within(answer().mean("collected-b"), passage + 4));
}

TEST_CASE("weather of two states is waited out by p E[S^2] / 2 E[S]") {
    // Closed 30 % of the time: spells of 10 h without memory 0.3 * 10 = 3 h, all of 10 h half of that.
    CHECK(within(answer().mean("memoryless-b"), passage + 3));
    CHECK(within(answer().mean("constant-b"), passage + 1.5));
    CHECK(within(over_seeds("quays-scenario", "",
                            [](Answer const& one) {
                                return one.facility("services.memoryless-line").at("closed_share").get<double>();
                            }),
                 0.3));
}

TEST_CASE("ships queue for a berth as M/D/1 and for two as M/D/2") {
    // One ship in 10 h for 8 h at the quay: rho = 0.8, wait 0.8 * 8 / (2 * 0.2) = 16 h. One in 5 h at two: 7.23 h.
    auto const wait = [](std::string const& id) {
        return over_seeds("quays-scenario", "",
                          [&](Answer const& one) { return one.facility(id).at("wait_h").at("mean").get<double>(); });
    };
    CHECK(within(wait("nodes.one-berth-b.berths.quay"), 16));
    CHECK(within(wait("nodes.two-berths-b.berths.quay"), (mean_after_departures(2, 1.6) - 1.6) / 0.2));
    CHECK(answer().facility("nodes.one-berth-b.berths.quay").at("utilisation").get<double>() ==
          doctest::Approx(0.8).epsilon(0.02));
}

TEST_CASE("what waits for a ship is its rate times its wait") {
    for (auto const& facility : answer().values().at("facilities")) {
        // Little (1961), for boxes at a quay and ships before a berth.
        double const rate = facility.at("throughput_per_day").get<double>() / 24;
        double const wait = facility.at("wait_h").at("mean").get<double>();
        CAPTURE(facility.at("id"));
        CHECK(facility.at("queue").at("mean").get<double>() == doctest::Approx(rate * wait).epsilon(0.01));
    }
}

}  // namespace
}  // namespace corridor::test
