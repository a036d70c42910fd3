// What lines, ships and contracts carry of oil and gas, by hand, through the command line.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "flows/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

using Ids = std::vector<std::string>;

constexpr double barrel_in_m3 = 0.158987294928;

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-8);
}

TEST_CASE("a line and a port that count in barrels carry as many tonnes as these weigh") {
    Answer const answer{"capacity", "oil-scenario"};
    CHECK(answer.status() == 0);
    // 100,000 barrels a day, at 0.8 and 0.9 t a cubic metre.
    double const line = 1e5 * barrel_in_m3;
    CHECK(answer.most_a_day(0) == near(line * 0.8));
    CHECK(answer.most_a_day(1) == near(line * 0.9));
    CHECK(answer.most_a_day(2) == near(1e5));
    CHECK(answer.cut(1) == Ids{"links.line"});
    nlohmann::json const& demands = answer.values().at("demands");
    for (std::size_t const number : {0U, 1U, 2U}) {
        CHECK(demands[number].at("kbbl_per_day").get<double>() == near(100));
    }
    nlohmann::json const& limit = demands[0].at("min_cut").at(0);
    CHECK(limit.at("capacity").get<double>() == near(100));
    CHECK(limit.at("capacity_unit") == "kbbl/day");
    // One thousand barrels a day more are 1,000 barrels' tonnes a day.
    CHECK(limit.at("gain").get<double>() == near(1e3 * barrel_in_m3 * 0.8 * days_a_year));
    CHECK(answer.most_a_day(3) == near(5e4 * barrel_in_m3 * 0.9));
    CHECK(answer.cut(3) == Ids{"nodes.narrow"});
}

TEST_CASE("a fleet of tankers carries its rounds times what the draught allows") {
    Answer const answer{"capacity", "oil-scenario"};
    // Five ships with 9,300 t that are back after 2 (20 h + 24 h).
    double const shuttle = 5 * 9300 * 24 / 88.0;
    CHECK(answer.most_a_day(4) == near(shuttle));
    CHECK(answer.cut(4) == Ids{"services.shuttle.fleet"});
    CHECK(answer.most_a_day(5) == near(shuttle / (0.8 * barrel_in_m3)));
    // One time in ten a ship waits for half of a storm of 60 h.
    CHECK(answer.most_a_day(6) == near(5 * 9300 * 24 / (2 * (20 + 24 + 3.0))));
}

TEST_CASE("oil goes one way, so a berth handles a tonne once where it is loaded and once where it is landed") {
    Answer const answer{"capacity", "oil-scenario"};
    // Three moorings with 1,000 t/h, nine tenths of the time.
    CHECK(answer.most_a_day(7) == near(3 * 1000 * 24 * 0.9));
    CHECK(answer.cut(7) == Ids{"nodes.moorings-a.berths.moorings.servers"});
    // Two berths with 1,000 m3/h, whatever a ship counts in.
    CHECK(answer.most_a_day(8) == near(2 * 1000 * 24 * 0.8));
    CHECK(answer.most_a_day(9) == near(2 * 1000 * 24 * 0.9));
    // 10,000 t are on board in ten hours, but a ship lies there for twenty.
    CHECK(answer.most_a_day(10) == near(10000 * 24 / 20.0));
    // 20 h to load, 10 h to land, 2 * 20 h to sail.
    CHECK(answer.most_a_day(11) == near(10000 * 24 / 70.0));
}

TEST_CASE("a contract for what comes over the sea leaves other oil alone") {
    Answer const answer{"capacity", "oil-scenario"};
    CHECK(answer.most_a_day(12) * days_a_year == near(2.2e6));
    CHECK(answer.cut(12) == Ids{"nodes.hub.controls.contract"});
    CHECK(answer.most_a_day(13) == near(1e6 * barrel_in_m3 * 0.8));
    CHECK(answer.cut(13) == Ids{"links.hub-fork"});
}

TEST_CASE("what is out of use without an end carries nothing") {
    Answer const answer{"capacity", "oil-outage-scenario"};
    CHECK(answer.most_a_day(0) == near(0.6e5 * barrel_in_m3 * 0.8));
    CHECK(answer.most_a_day(1) == near(0.5 * 5 * 9300 * 24 / 88.0));
    CHECK(answer.most_a_day(2) == near(1000 * 24 * 0.9));
    CHECK(answer.most_a_day(3) == near(2 * 1000 * 24 * 0.8));
}

// In volume, a tonne of light oil and one of heavy oil fill 1 / 0.8 + 1 / 0.9 m3 of the line; four tonnes fill four of
// the ships' tonnes, whatever their grades.
TEST_CASE("grades share a line by volume and ships by mass") {
    Answer const answer{"capacity", "oil-shared-scenario"};
    CHECK(answer.values().at("unit") == "t/year");
    double const line = 1e5 * barrel_in_m3 * days_a_year / (1e6 / 0.8 + 1e6 / 0.9);
    double const ships = 5 * 9300 * 24 / 88.0 * days_a_year / 4e6;
    nlohmann::json const& ladder = answer.values().at("ladder");
    REQUIRE(ladder.size() == 3);
    CHECK(ladder[0].at("factor").get<double>() == doctest::Approx(ships).epsilon(1e-6));
    CHECK(ladder[0].at("binding").at(0).at("id") == "services.shuttle.fleet");
    CHECK(ladder[1].at("factor").get<double>() == doctest::Approx(line).epsilon(1e-6));
    CHECK(ladder[1].at("binding").at(0).at("id") == "links.line");
    CHECK(ladder[2].at("binding").at(0).at("id") == "services.shuttle.departures");
    // Most tonnes pass if all of it is heavy.
    CHECK(answer.number("max_flow") / days_a_year == near(1e5 * barrel_in_m3 * 0.9 + 5 * 9300 * 24 / 88.0));
}

TEST_CASE("gas is counted in billions of cubic metres, and no number is too large") {
    Answer const answer{"capacity", "gas-scenario"};
    CHECK(answer.status() == 0);
    CHECK(answer.values().at("unit") == "m3/year");
    CHECK(answer.number("max_flow") == near(10e9));
    CHECK(answer.cut() == Ids{"links.gas-west"});
    nlohmann::json const& limit = answer.values().at("min_cut").at(0);
    CHECK(limit.at("capacity").get<double>() == near(10));
    CHECK(limit.at("capacity_unit") == "bcm/year");
    CHECK(limit.at("gain").get<double>() == near(1e9));
    nlohmann::json const& ladder = answer.values().at("ladder");
    REQUIRE(ladder.size() == 2);
    CHECK(ladder[0].at("factor").get<double>() == doctest::Approx(1.25).epsilon(1e-6));
    CHECK(ladder[1].at("factor").get<double>() == doctest::Approx(2).epsilon(1e-6));
    CHECK(answer.number("cost_usd_per_year") == near(8e9 * 0.02));
    std::string const words = run("capacity tests/flows/cases/gas-scenario.yaml").output;
    CHECK(words.find("fits 1.25 times: 10.0 bcm a year.") != std::string::npos);
    CHECK(words.find("10.0 bcm/year") != std::string::npos);
    // What does not fit is left behind, and the last of it may be priced.
    Answer const short_of{"capacity", "gas-scenario",
                          "--set 'demand.0.volume=12 bcm/year' --set 'demand.0.unserved=0.1 USD/m3'"};
    CHECK(short_of.status() == 1);
    CHECK(short_of.values().at("demands").at(0).at("unserved").get<double>() == near(2e9));
    CHECK(short_of.values().at("shadow_prices").at(0).at("usd_per_year_of_one_more").get<double>() == near(0.08e9));
}

// The sum of oil and gas is of volumes, since gas does not say what it weighs.
TEST_CASE("oil and gas add up by volume") {
    Answer const answer{"capacity", "oil-and-gas-scenario"};
    CHECK(answer.values().at("unit") == "m3/year");
    CHECK(answer.number("max_flow") == near(10e9 + 1e5 * barrel_in_m3 * days_a_year));
}

}  // namespace
}  // namespace corridor::test
