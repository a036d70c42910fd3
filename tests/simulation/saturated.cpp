// More comes than can pass: what passes then has a closed form, and the program says that the rest piles up. Lines of
// cases/saturated.yaml.
#include <cmath>

#include <doctest/doctest.h>

#include "simulation/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

Answer const& answer() {
    static Answer const one{"saturated-scenario"};
    return one;
}

TEST_CASE("what grows without bound is said, with exit status 1 and no mean") {
    CHECK(answer().status() == 1);
    CHECK(answer().values().at("growth").at("per_day").get<double>() > 0);
    CHECK(answer().demand("server-b").at("transit_time_h").is_null());
}

TEST_CASE("a day that the horizon cuts short is no day on which everything was gone") {
    Outcome const outcome =
        run("simulate tests/simulation/cases/saturated-scenario.yaml --format json --replications 4 "
            "--set 'simulation.horizon=200.5 days' --set 'simulation.warm-up=20 days'");
    CHECK(outcome.status == 1);
    auto const values = nlohmann::json::parse(outcome.output);
    CHECK(values.at("growth").at("per_day").get<double>() > 0);
    CHECK(values.at("inside_by_day").size() == 200);
    CHECK(values.at("inside_by_day").back().get<double>() > 0);
}

TEST_CASE("a saturated server, gate or opening passes what it can work off") {
    // mu = 1 an hour; a gate of 24 a day; an hour each in the 12 hours that it is open.
    CHECK(within(answer().throughput("server-b"), 24));
    CHECK(within(answer().throughput("fronted-b"), 24));
    CHECK(answer().demand("gate-b").at("throughput_per_day").get<double>() == doctest::Approx(24).epsilon(1e-3));
    CHECK(answer().demand("opening-b").at("throughput_per_day").get<double>() == doctest::Approx(12).epsilon(1e-3));
}

TEST_CASE("two exponential stations without room between them pass two thirds of what one would") {
    // The second is idle while the first works on, the first is blocked while the second does: of the states (work,
    // idle), (work, work), (blocked, work) each lasts a third of the time, in two of which the second works.
    CHECK(within(answer().throughput("no-room-b"), 24 * 2.0 / 3));
}

TEST_CASE("room between two stations helps as the length of M/M/1/K does") {
    // The number that the second station has to itself, waiting, at work or blocked before it, is M/M/1/K with K = room
    // + 2: it passes mu2 (1 - p0), p0 = (1 - r) / (1 - r^(K + 1)), r = mu1 / mu2. Equal rates: 1 - 1 / (K + 1) = 3/4.
    CHECK(within(answer().throughput("one-place-b"), 24 * 3.0 / 4));
    // r = 2, K = 4: 12 a day * (1 - 1/31).
    CHECK(within(answer().throughput("slow-second-b"), 12 * (1 - 1.0 / 31)));
}

TEST_CASE("a gate without room before it holds the server behind it") {
    // The server begins when the one before has passed the gate and holds it until the gate, 2 h each, lets it pass:
    // E[max(S, 2)] = 2 + exp(-2) hours from one to the next.
    CHECK(within(answer().throughput("gate-behind-b"), 24 / (2 + std::exp(-2))));
}

TEST_CASE("ships carry what their room, their number and their round allow") {
    auto const carried = [](std::string const& to) {
        return answer().demand(to).at("throughput_per_day").get<double>();
    };
    // 4 boxes a day. Two ships of 4 boxes, each back after 2 * (20 + 4) h. Four ships of 4, back after 2 * 20 h.
    CHECK(carried("one-way-traffic-b") == doctest::Approx(4).epsilon(0.01));
    CHECK(carried("fleet-b") == doctest::Approx(2 * 4 / 2.0).epsilon(0.01));
    CHECK(carried("full-b") == doctest::Approx(4 * 4 / (40.0 / 24)).epsilon(0.01));
    // A berth that moves 2 boxes an hour off and on lands one an hour.
    CHECK(carried("berth-b") == doctest::Approx(24).epsilon(0.01));
}

TEST_CASE("ten wagons that are back after 20 hours carry ten boxes in 20 hours") {
    CHECK(answer().demand("wagons-b").at("throughput_per_day").get<double>() == doctest::Approx(12).epsilon(0.01));
}

TEST_CASE("what comes over what can pass is told of whatever limits") {
    // The volume over the throughput, both as above.
    auto const offered = [](std::string const& id) { return answer().facility(id).at("offered").get<double>(); };
    CHECK(offered("nodes.server.controls.desk") == doctest::Approx(1.2).epsilon(0.02));
    CHECK(offered("nodes.gate.controls.desk") == doctest::Approx(1.2).epsilon(0.02));
    CHECK(offered("nodes.fronted.controls.desk") == doctest::Approx(1.2).epsilon(0.02));
    CHECK(offered("nodes.opening.controls.desk") == doctest::Approx(16.0 / 12).epsilon(0.02));
    CHECK(offered("nodes.no-room.controls.first") == doctest::Approx(1.8).epsilon(0.02));
    CHECK(offered("services.one-way-traffic-line") == doctest::Approx(1.25).epsilon(0.02));
    CHECK(offered("services.fleet-line") == doctest::Approx(1.5).epsilon(0.02));
    CHECK(offered("services.full-line") == doctest::Approx(1.25).epsilon(0.02));
    CHECK(offered("nodes.berth-b.berths.quay") == doctest::Approx(1.25).epsilon(0.02));
    CHECK(offered("wagon-fleets.wagons") == doctest::Approx(1.25).epsilon(0.02));
}

TEST_CASE("empty wagons cost what their fleet states for each kilometre back") {
    // Ten wagons go out and back in 20 h, so 12 a day come back over 50 km, at 0.2 USD a kilometre.
    CHECK(answer().fleet("wagon-fleets.wagons").at("empty_cost_usd_per_year").get<double>() ==
          doctest::Approx(12 * 365 * 50 * 0.2).epsilon(0.01));
    CHECK(answer().fleet("services.fleet-line").at("empty_cost_usd_per_year").is_null());
}

TEST_CASE("goods that pass nothing overloaded have their mean even while others pile up") {
    // Aktau's terminal takes fewer boxes than come; what goes from Tashkent by Türkmenbaşy meets none of them before
    // Alat.
    Answer const one{"scenarios/growth-2030",
                     "--replications 3 --set aktau.transfers.rail-1520-feeder.capacity='100000 TEU/year'"};
    CHECK(one.status() == 1);
    CHECK(one.values().at("growth").at("facility") == "nodes.aktau.transfers.rail-1520-feeder");
    std::size_t with_mean = 0;
    for (auto const& demand : one.values().at("demands")) {
        bool const is_from_tashkent = demand.at("from") == "tashkent";
        bool const goes_by_aktau = demand.at("to") == "alat" || demand.at("to") == "istanbul";
        with_mean += demand.at("transit_time_h").is_object() ? 1U : 0U;
        CHECK((!is_from_tashkent || demand.at("transit_time_h").is_object()));
        CHECK((!goes_by_aktau || demand.at("transit_time_h").is_null()));
    }
    CHECK(with_mean < one.values().at("demands").size());
}

}  // namespace
}  // namespace corridor::test
