// Stations with servers or a gate against the formulas of queueing theory. Each line of cases/servers.yaml takes two
// hours of running besides its station; lambda is what comes in an hour, S the time of service, rho what of the time it
// keeps a server busy.
#include <cmath>

#include <doctest/doctest.h>

#include "simulation/answer.h"
#include "simulation/formulas.h"

namespace corridor::test {
namespace {

constexpr double running = 2;

Answer const& answer() {
    static Answer const one{"servers-scenario"};
    return one;
}

TEST_CASE("one exponential server at half load queues as M/M/1") {
    // lambda = 0.5, mu = 1: time in system 1 / (mu - lambda) = 2 h.
    CHECK(within(answer().mean("mm1-half-end"), running + 2));
}

TEST_CASE("one exponential server at a load of 0.8 queues as M/M/1") {
    // lambda = 0.8, mu = 1: time in system 1 / (mu - lambda) = 5 h; it is exponential, so a tenth stay longer than
    // 5 ln 10 = 11.51 h.
    CHECK(within(answer().mean("mm1-heavy-end"), running + 5));
    CHECK(within(answer().p90("mm1-heavy-end"), running + 5 * std::log(10)));
}

TEST_CASE("wait, queue and utilisation of M/M/1 are what the formulas say") {
    // lambda = 0.8, mu = 1: wait rho / (mu - lambda) = 4 h, queue lambda * 4 = 3.2, utilisation rho = 0.8.
    auto const desk = [](std::string const& pointer) {
        return over_seeds("one-server-scenario", "", [&](Answer const& one) {
            return one.facility("nodes.mm1-heavy.controls.desk")
                .at(nlohmann::json::json_pointer{pointer})
                .get<double>();
        });
    };
    CHECK(within(desk("/wait_h/mean"), 4));
    CHECK(within(desk("/queue/mean"), 3.2));
    CHECK(within(desk("/utilisation"), 0.8));
    CHECK(within(desk("/throughput_per_day"), 19.2));
}

TEST_CASE("two and three exponential servers queue as Erlang's C says") {
    // Two: a = lambda / mu = 1.6, rho = 0.8: C = 1.28 / 0.2 / (1 + 1.6 + 1.28 / 0.2) = 0.7111, wait C / (2 mu - lambda)
    // = 1.778 h. Three: a = 2.4: C = 2.304 / 0.2 / (1 + 2.4 + 2.88 + 2.304 / 0.2) = 0.6472, wait C / 0.6 = 1.079 h.
    CHECK(within(answer().mean("mm2-end"), running + 1 + 6.4 / 9 / 0.4));
    CHECK(within(answer().mean("mm3-end"), running + 1 + 11.52 / 17.8 / 0.6));
}

TEST_CASE("one server of constant time queues as M/D/1, two as M/D/2") {
    // Pollaczek-Khinchine: wait rho S / (2 (1 - rho)) = 0.8 / 0.4 = 2 h.
    CHECK(within(answer().mean("md1-end"), running + 1 + 2));
    // lambda = 1.6: what is in the system an hour later is what came in that hour and what two servers left behind.
    CHECK(within(answer().mean("md2-end"), running + mean_after_departures(2, 1.6) / 1.6));
}

TEST_CASE("a triangular, lognormal, uniform or observed time of service queues as Pollaczek and Khinchine say") {
    // Wait lambda E[S^2] / (2 (1 - rho)); all with E[S] = 1 h.
    // Triangular 0.4, 0.6, 2: variance (0.16 + 0.36 + 4 - 0.24 - 0.8 - 1.2) / 18 = 0.12667; 0.8 * 1.12667 / 0.4.
    CHECK(within(answer().mean("triangular-end"), running + 1 + 0.8 * (1 + 2.28 / 18) / 0.4));
    // Lognormal of cv 1.5: E[S^2] = 1 + 2.25; lambda = 0.7: 0.7 * 3.25 / 0.6.
    CHECK(within(answer().mean("lognormal-end"), running + 1 + 0.7 * 3.25 / 0.6));
    // Uniform 0.5 to 1.5: E[S^2] = 1 + 1/12.
    CHECK(within(answer().mean("uniform-end"), running + 1 + 0.8 * (1 + 1.0 / 12) / 0.4));
    // 0.5, 0.5 or 2 h: E[S^2] = (0.25 + 0.25 + 4) / 3 = 1.5.
    CHECK(within(answer().mean("observed-end"), running + 1 + 0.8 * 1.5 / 0.4));
}

TEST_CASE("a control or a line section of so many trains a day is a gate and queues as M/D/1") {
    // 24 a day: one an hour; rho = 0.8: wait 2 h as above. The control itself takes a minute.
    CHECK(within(answer().mean("gate-end"), running + 2 + 1.0 / 60));
    CHECK(within(answer().mean("section-end"), running + 2));
}

TEST_CASE("both directions of a single track share what it can pass") {
    // 12 a day each way are 24 in all, of which 9.6 a day each way take 0.8: M/D/1 with a wait of 2 h for both.
    CHECK(within(answer().mean("single-end"), running + 2));
    CHECK(within(answer().mean("start"), running + 2));
}

TEST_CASE("two exponential stations one behind the other are a Jackson network") {
    // lambda = 0.6, mu = 1 and 0.8: 1 / 0.4 + 1 / 0.2 = 7.5 h.
    CHECK(within(answer().mean("tandem-end"), running + 2.5 + 5));
}

TEST_CASE("two streams that merge are a Jackson network") {
    // 0.3 an hour by a server of mu = 0.5: 1 / 0.2 = 5 h; 0.4 an hour by one of mu = 1: 1 / 0.6 h; both by one of mu =
    // 1: 1 / 0.3 h. Three hours of running.
    CHECK(within(answer().mean("left-end"), 3 + 5 + 1 / 0.3));
    CHECK(within(answer().mean("right-end"), 3 + 1 / 0.6 + 1 / 0.3));
}

TEST_CASE("work rests outside the hours of opening") {
    // Open 12 of 24 hours, 2 h of work, servers for all. Who comes while it is closed waits 6 h in the mean and works
    // 2; of those who come while it is open a sixth does not end before closing and rests for 12 h besides: (8 + 2 + 12
    // / 6) / 2 = 6 h.
    CHECK(within(answer().mean("opening-end"), running + 6));
}

TEST_CASE("on every facility the queue is the rate times the wait, and what enters leaves or is inside") {
    for (auto const& facility : answer().values().at("facilities")) {
        // Little (1961). What waits at the ends of the time that is looked at is the difference.
        double const rate = facility.at("throughput_per_day").get<double>() / 24;
        double const wait = facility.at("wait_h").at("mean").get<double>();
        CAPTURE(facility.at("id"));
        CHECK(facility.at("queue").at("mean").get<double>() == doctest::Approx(rate * wait).epsilon(0.01));
    }
    auto const& conservation = answer().values().at("conservation");
    CHECK(
        conservation.at("entered").get<double>() ==
        doctest::Approx(conservation.at("left").get<double>() + conservation.at("inside").get<double>()).epsilon(1e-9));
}

TEST_CASE("the causes of time add up to the mean, and their shares of the variance to one") {
    for (auto const& demand : answer().values().at("demands")) {
        auto const& way = demand.at("corridors").at(0);
        double hours = 0;
        double shares = 0;
        for (auto const& [cause, value] : way.at("mean_h_by_cause").items()) {
            hours += value.get<double>();
        }
        for (auto const& [cause, value] : way.at("variance_share_by_cause").items()) {
            shares += value.get<double>();
        }
        CHECK(hours == doctest::Approx(way.at("transit_time_h").at("mean").get<double>()).epsilon(1e-3));
        CHECK(shares == doctest::Approx(1).epsilon(1e-3));
    }
}

}  // namespace
}  // namespace corridor::test
