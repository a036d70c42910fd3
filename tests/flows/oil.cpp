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

nlohmann::json const& passes(Answer const& answer, std::size_t step, std::size_t demand, char const* corridor) {
    return by(answer.values().at("steps").at(step).at("demands").at(demand).at("corridors"), "name", corridor);
}

TEST_CASE("each planned step holds with those before it") {
    Answer const answer{"capacity", "oil-steps-scenario"};
    nlohmann::json const& steps = answer.values().at("steps");
    REQUIRE(steps.size() == 6);
    CHECK(steps[0].at("name") == "today");
    CHECK(steps[2].at("name") == "Three more ships");
    // Of ships with 10,000 t each is back after 2 (20 h + 24 h).
    auto const fleet = [](int ships) { return ships * 10000 / 88.0 * hours_a_year; };
    double const contract = 2.2e6;
    double const line_after_cut = 0.1e6 * barrel_in_m3 * 0.8 * days_a_year;
    double const line_as_set = 0.08e6 * barrel_in_m3 * 0.8 * days_a_year;
    // Ships lie at the last berth for 24 h each.
    double const berth = 10000 / 24.0 * hours_a_year;
    // The third step scales the line to a tenth, and the fourth sets it: what is set is not scaled.
    std::vector<double> const most{contract, fleet(3), 5e6, line_after_cut, line_as_set, berth};
    std::vector<std::string> const cuts{"nodes.hub.controls.contract",
                                        "services.ships.fleet",
                                        "nodes.hub.controls.contract",
                                        "links.hub-fork",
                                        "links.hub-fork",
                                        "nodes.hub.berths.berths.servers"};
    for (std::size_t step = 0; step < most.size(); ++step) {
        CAPTURE(step);
        nlohmann::json const& by_sea = passes(answer, step, 0, "sea");
        CHECK(by_sea.at("max_flow").get<double>() == near(most[step]));
        CHECK(by_sea.at("min_cut").at(0).at("id") == cuts[step]);
        CHECK(by_sea.at("kbbl_per_day").get<double>() ==
              near(by_sea.at("max_flow").get<double>() / days_a_year / (0.8 * barrel_in_m3) / 1000));
    }
    CHECK(passes(answer, 2, 0, "sea").at("min_cut").at(0).at("capacity").get<double>() == near(5e6));
    // What stands at a changed figure is told with what it is then.
    CHECK(passes(answer, 4, 0, "sea").at("min_cut").at(0).at("capacity").get<double>() == near(80));
    CHECK(passes(answer, 0, 1, "own").at("max_flow").get<double>() == near(1e6 * barrel_in_m3 * 0.9 * days_a_year));
    CHECK(steps[0].at("ladder").at(0).at("factor") == answer.values().at("ladder").at(0).at("factor"));
}

TEST_CASE("a corridor may end elsewhere than its demand") {
    Answer const answer{"capacity", "oil-steps-scenario"};
    nlohmann::json const& far = by(answer.values().at("demands").at(0).at("corridors"), "name", "far");
    CHECK(far.at("max_flow").get<double>() == near(1e6));
    CHECK(far.at("min_cut").at(0).at("id") == "links.fork-far");
    CHECK(far.at("min_cut").at(0).at("capacity_unit") == "t/year");
    // The place where a corridor ends does not fail for what goes there.
    for (nlohmann::json const& failure : answer.values().at("criticality").at("single")) {
        for (nlohmann::json const& one : failure.at("fails")) {
            CHECK(one != nlohmann::json{"nodes.far-port"});
        }
    }
    // A share is of today; steps look at all corridors that a demand may take.
    CHECK(answer.values().at("demands").at(1).at("corridors").size() == 1);
    CHECK(passes(answer, 0, 1, "far").at("max_flow").get<double>() == near(1e6));
    // With 5 dollars to the far port and 20 to the other, all goes to the far one.
    Answer const assigned{"assign", "oil-steps-scenario",
                          "--delays hard --set 'demand.0.volume=0.5 Mt/year' --set 'demand.1.volume=0.4 Mt/year' "
                          "--set 'fork-sea.charge=20 USD/t'"};
    CHECK(assigned.flow_by("far") * hours_a_year == doctest::Approx(0.5e6).epsilon(1e-6));
    CHECK(assigned.flow("fork-far") * hours_a_year == doctest::Approx(0.9e6).epsilon(1e-6));
}

TEST_CASE("steps are told in words, and a spreadsheet gets them row by row") {
    std::string const command = "capacity tests/flows/cases/oil-steps-scenario.yaml";
    std::string const words = run(command).output;
    CHECK(words.find("Overseas to Sea port by Sea and line: Light crude") != std::string::npos);
    CHECK(words.find("2.20 Mt (47.4 kbbl/day)") != std::string::npos);
    CHECK(words.find("1: Contract of 5 Mt") != std::string::npos);
    CHECK(words.find("Hub: Contract") != std::string::npos);
    std::string const csv = run(command + " --format csv").output;
    CHECK(csv.find("step,step_name,from,to,cargo,unit,corridor,max_flow_per_year,kbbl_per_day,limit,name,capacity,"
                   "capacity_unit\r\n0,today,overseas,sea-port,light,t,sea,2200000,") == 0);
    CHECK(csv.find("4,A line of its own size,overseas,sea-port,light,t,sea,") != std::string::npos);
    CHECK(run(command + " --format markdown").output.find("| 2: Three more ships |") != std::string::npos);
}

TEST_CASE("without steps there is no word of them") {
    Answer const answer{"capacity", "oil-scenario"};
    CHECK(!answer.values().contains("steps"));
    CHECK(run("capacity tests/flows/cases/shared-section-scenario.yaml --format csv").output.find("rung,factor") == 0);
}

}  // namespace
}  // namespace corridor::test
