// Oil by the program: what an outage does, that nothing is lost from the books, and how it stands beside other goods.
#include <numeric>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "simulation/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

using nlohmann::json;

// Of a list, what is called so.
json const& called(json const& list, char const* key, std::string const& name) {
    for (json const& one : list) {
        if (one.at(key) == name) {
            return one;
        }
    }
    FAIL("there is no " << name);
    return list;
}

json const& outlet(json const& demand, std::string const& name) {
    return called(demand.at("corridors"), "name", name);
}

json const& facility(json const& answer, std::string const& id) {
    return called(answer.at("facilities"), "id", id);
}

json oil(std::string const& arguments, int status = 0) {
    CAPTURE(arguments);
    Outcome const outcome = run("simulate " + arguments + " --format json --quiet");
    REQUIRE(outcome.status == status);
    return json::parse(outcome.output);
}

json terminal(std::string const& name) {
    return oil("tests/simulation/cases/" + name + "-scenario.yaml");
}

double mean(json const& series, std::size_t first, std::size_t count) {
    double sum = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        sum += series.at(i).get<double>();
    }
    return sum / static_cast<double>(count);
}

void balances(json const& values) {
    json const& all = values.at("conservation");
    CHECK(all.at("unit") == "t");
    CHECK(all.at("entered").get<double>() + all.at("inside_at_start").get<double>() ==
          doctest::Approx(all.at("left").get<double>() + all.at("inside").get<double>()).epsilon(1e-6));
}

// 10,000 m3 a day come out of the wells, of which 8,000 t; the line is full of 10,000 m3.
TEST_CASE("oil is on its way for a day in the line, and what wells give is what outlets deliver") {
    json const calm = terminal("terminal");
    json const& demand = calm.at("demands").at(0);
    CHECK(demand.at("produced_t_per_year").get<double>() == doctest::Approx(8000 * 365.25));
    CHECK(demand.at("shut_in_t_per_year") == 0);
    CHECK(demand.at("entered_per_day").get<double>() == doctest::Approx(8000));
    CHECK(calm.at("disruptions").empty());
    CHECK(calm.at("prorations").empty());
    json const& line = facility(calm, "links.field-terminal");
    CHECK(line.at("residence_h").get<double>() == doctest::Approx(24).epsilon(1e-3));
    CHECK(line.at("throughput_per_day").get<double>() == doctest::Approx(10'000).epsilon(1e-3));
    CHECK(line.at("utilisation").get<double>() == doctest::Approx(8000.0 / 12'000).epsilon(1e-3));
    // What the line brings is loaded, but for what is still in the tanks or filling a ship.
    json const& berths = facility(calm, "nodes.terminal.berths.moorings");
    CHECK(berths.at("throughput_per_day").get<double>() == doctest::Approx(10'000).epsilon(0.02));
    // A ship takes 16,000 t, so of 8,000 t a day there are 182 a year, but for the last that is still filling.
    for (json const& one : calm.at("facilities")) {
        if (one.at("kind") == "ships") {
            CHECK(one.at("parcels_per_year").get<double>() == doctest::Approx(8000 * 365.25 / 16'000).epsilon(0.02));
        }
    }
    // Two days of the ship's voyage are the least that anything takes besides the line's one.
    CHECK(demand.at("transit_time_h").at("min").get<double>() >= 72);
    balances(calm);
}

// No ship is loaded for twenty days. At the terminal stand 30,000 to 50,000 m3 of 60,000, so its tanks are full after
// one to three days; then the field's, which hold 10,000 m3 more, fill at 7,500 m3 a day, for the border takes 2,500.
// From then on 7,500 m3 a day, 6,000 t, stay in the ground: until the end some 16 to 17 days, 100,000 t.
TEST_CASE("an outage fills tanks, shuts wells in, sends oil the other way, and is over") {
    json const closed = terminal("terminal-closed");
    REQUIRE(closed.at("disruptions").size() == 1);
    json const& outage = closed.at("disruptions").at(0);
    CHECK(outage.at("of") == "nodes.terminal.berths.moorings");
    CHECK(outage.at("from") == "2025-03-01");
    CHECK(outage.at("until") == "2025-03-21");
    REQUIRE(!outage.at("full").empty());
    json const& first = outage.at("full").at(0);
    CHECK(first.at("tank") == "nodes.terminal");
    CHECK(first.at("after_days").get<double>() >= 1);
    CHECK(first.at("after_days").get<double>() <= 3);
    CHECK(first.at("share_of_replications") == 1);
    CHECK(outage.at("days_to_shut_in").get<double>() >= 2);
    CHECK(outage.at("days_to_shut_in").get<double>() <= 5);
    std::size_t const tenth_day = 59 + 10;
    CHECK(mean(outage.at("more_shut_in_t_by_day"), tenth_day, 8) == doctest::Approx(6000).epsilon(0.03));
    CHECK(outage.at("lost_t").get<double>() == doctest::Approx(100'000).epsilon(0.1));
    CHECK(outage.at("lost_t_per_day").get<double>() == doctest::Approx(5000).epsilon(0.1));
    CHECK(mean(outlet(closed.at("demands").at(0), "border").at("sent_t_by_day"), tenth_day, 8) ==
          doctest::Approx(2000).epsilon(0.01));
    CHECK(outage.at("days_to_recover").get<int>() <= 5);
    balances(closed);
}

// Until all is as before the terminal's corridor is sent so much less; some of it stays in the ground, some goes to the
// border, which leaves less of a tonne. What that comes to is the cost.
TEST_CASE("an outage costs what less is left at the wells") {
    json const closed = terminal("terminal-closed");
    json const& outage = closed.at("disruptions").at(0);
    double left = 0;
    for (json const& diverted : outage.at("diverted")) {
        json const& way = outlet(closed.at("demands").at(0), diverted.at("corridor"));
        left += diverted.at("more_sent_t").get<double>() * way.at("netback_usd_per_t").get<double>();
    }
    CHECK(left < 0);
    CHECK(outage.at("cost_usd").get<double>() == doctest::Approx(-left).epsilon(1e-3));
    CHECK(outage.at("cost_usd_per_day").get<double>() == doctest::Approx(-left / 20).epsilon(1e-3));
}

TEST_CASE("with two moorings of three lost the CPC terminal fills, wells are shut in, others take some, and it ends") {
    json const winter = oil("scenarios/cpc-outage.yaml --replications 4");
    REQUIRE(winter.at("disruptions").size() == 1);
    json const& outage = winter.at("disruptions").at(0);
    bool is_full = false;
    for (json const& tank : outage.at("full")) {
        if (tank.at("tank") == "nodes.novorossiysk-cpc") {
            is_full = true;
            CHECK(tank.at("after_days").get<double>() < 15);
            CHECK(tank.at("share_of_replications") == 1);
        }
    }
    CHECK(is_full);
    CHECK(outage.at("lost_t").get<double>() > 500'000);
    double more = 0;
    double less = 0;
    for (json const& diverted : outage.at("diverted")) {
        double const tonnes = diverted.at("more_sent_t").get<double>();
        (diverted.at("corridor") == "cpc" ? less : more) += tonnes;
    }
    CHECK(less < -1'000'000);
    CHECK(more > 50'000);
    CHECK(outage.at("days_to_recover").get<int>() > 0);
    for (json const& tank : winter.at("tanks")) {
        CAPTURE(tank.at("id").get<std::string>());
        CHECK(tank.at("least_m3").get<double>() >= 0);
        CHECK(tank.at("m3_by_day").size() == 365);
        if (!tank.at("room_m3").is_null()) {
            CHECK(tank.at("greatest_m3").get<double>() <= tank.at("room_m3").get<double>() * (1 + 1e-9));
        }
    }
    for (json const& demand : winter.at("demands")) {
        CAPTURE(demand.at("from").get<std::string>());
        CHECK(demand.at("transit_time_h").at("count").get<int>() > 0);
        CHECK(demand.at("transit_time_h").at("mean").get<double>() > 0);
    }
    CHECK(winter.at("bottleneck").at("id").is_string());
    balances(winter);
}

TEST_CASE("oil gives the same bytes for one thread and for two, and others for another seed") {
    auto const bytes = [](std::string const& options) {
        Outcome const outcome =
            run("simulate scenarios/cpc-outage.yaml --replications 3 --format json --quiet " + options);
        REQUIRE(outcome.status == 0);
        return outcome.output;
    };
    std::string const one = bytes("--threads 1");
    CHECK(bytes("--threads 2") == one);
    CHECK(bytes("--threads 2 --seed 7") != one);
}

// A line of 12,000 t a day takes 15,000 m3; 120 thousand barrels are 19,078.
TEST_CASE("beside oil other goods are simulated as if they were alone, and nominations above capacity are told of") {
    json const both = terminal("terminal-boxes");
    CHECK(both.at("schema").at("name") == "corridor-simulate");
    REQUIRE(both.at("demands").size() == 1);
    CHECK(both.at("demands").at(0).at("cargo") == "box");
    CHECK(both.at("conservation").at("unit") == "FEU");
    json const& flows = both.at("oil");
    CHECK(flows.at("schema").at("name") == "corridor-simulate-oil");
    REQUIRE(flows.at("demands").size() == 1);
    CHECK(flows.at("demands").at(0).at("cargo") == "barrels");
    CHECK(outlet(flows.at("demands").at(0), "lost").at("feasible") == false);
    REQUIRE(flows.at("prorations").size() == 2);
    for (int month = 1; month <= 2; ++month) {
        json const& cut = flows.at("prorations").at(static_cast<std::size_t>(month - 1));
        CHECK(cut.at("line") == "links.field-terminal");
        CHECK(cut.at("month") == month);
        CHECK(cut.at("nominated_m3_per_day").get<double>() == doctest::Approx(19'078.5).epsilon(1e-4));
        CHECK(cut.at("granted_m3_per_day").get<double>() == doctest::Approx(15'000));
    }
    balances(flows);
}

TEST_CASE("two scenarios of oil are set side by side, outlet by outlet, over the same days") {
    json const pair = oil(
        "tests/simulation/cases/terminal-closed-scenario.yaml --against tests/simulation/cases/terminal-scenario.yaml");
    CHECK(pair.at("schema").at("name") == "corridor-simulate-oil-pair");
    CHECK(pair.at("first").at("start") == pair.at("second").at("start"));
    json const& difference = pair.at("differences").at(0);
    CHECK(difference.at("more_shut_in_t_per_year").get<double>() ==
          doctest::Approx(-difference.at("more_produced_t_per_year").get<double>()));
    CHECK(difference.at("more_shut_in_t_per_year").get<double>() > 0);
    CHECK(outlet(difference, "border").at("more_delivered_t_per_year").get<double>() > 0);
    CHECK(outlet(difference, "terminal").at("more_delivered_t_per_year").get<double>() < 0);
    json const calm = terminal("terminal");
    CHECK(pair.at("first").at("demands") == calm.at("demands"));
}

// Of the 10,000 m3 that fill the line, four fifths are wanted first; 10,000 m3 a day flow in.
TEST_CASE("a line is filled out of what flows in and stands before it, or the scenario is refused") {
    std::string const file = "tests/simulation/cases/terminal-scenario.yaml";
    std::string const filled = " --set 'links.field-terminal.pipe.filled=20 %'";
    json const calm = terminal("terminal");
    // Tanks at the field are no condition: what the wells give fills the line.
    for (char const* const storage :
         {"", " --set 'nodes.field.storage=15000 m3'", " --set 'nodes.field.storage=1 m3'"}) {
        CAPTURE(storage);
        json const answer = oil(file + filled + storage);
        balances(answer);
        for (json const& one : answer.at("facilities")) {
            bool const is_filled = one.at("id") == "links.field-terminal";
            CHECK(one.contains("filling_h") == is_filled);
            if (is_filled) {
                CHECK(one.at("filling_h").get<double>() == doctest::Approx(0.8 * 24).epsilon(1e-6));
            }
        }
    }
    json const answer = oil(file + filled);
    CHECK(calm.at("conservation").at("inside_at_start").get<double>() -
              answer.at("conservation").at("inside_at_start").get<double>() ==
          doctest::Approx(8000 * 0.8));
    // What fills the line is missing at the far end, in its tanks or at its markets, and nowhere else.
    CHECK(calm.at("conservation").at("entered") == answer.at("conservation").at("entered"));
    std::string const table = run("simulate " + file + filled + " --quiet").output;
    CHECK(table.find("is full after days") != std::string::npos);
    Outcome const refused =
        run("simulate " + file + filled +
            " --set 'links.field-terminal.pipe.line-fill=100000 m3' --set 'simulation.horizon=1 day' "
            "--set 'nodes.field.storage=15000 m3' --quiet 2>&1 >/dev/null");
    CHECK(refused.status == 3);
    CHECK(refused.output.find("error: filled: 80000 m3 are wanted to fill Field to Terminal first, and before the "
                              "simulation ends no more than 17500 m3 of what they carry can come there") !=
          std::string::npos);
}

TEST_CASE("figures of a pipe are refused where they say nothing") {
    std::string const file = "simulate tests/simulation/cases/terminal-scenario.yaml --quiet 2>&1 --set ";
    Outcome const length = run(file + "'links.field-terminal.pipe.line-fill=1 km'");
    CHECK(length.status == 3);
    CHECK(length.output.find("a mass or a volume is wanted, such as '2.4 Mbbl'") != std::string::npos);
    Outcome const road = run(file + "'links.field-city.pipe.filled=20 %'");
    CHECK(road.status == 3);
    CHECK(road.output.find("only a link whose mode is of the family pipeline has one") != std::string::npos);
}

TEST_CASE("what follows of an error is not complained about as well") {
    for (char const* const wrong : {"links.field-terminal.pipe.filled=-5 %", "nodes.field.storage=0 m3"}) {
        CAPTURE(wrong);
        Outcome const refused = run("simulate tests/simulation/cases/terminal-scenario.yaml --quiet 2>&1 --set '" +
                                    std::string{wrong} + "'");
        CHECK(refused.status == 3);
        std::size_t const first = refused.output.find("error: ");
        REQUIRE(first != std::string::npos);
        CHECK(refused.output.find("error: ", first + 1) == std::string::npos);
        CHECK(refused.output.find("warning: ") == std::string::npos);
    }
}

TEST_CASE("what oil has not is refused") {
    for (char const* const scenario : {"terminal", "terminal-boxes"}) {
        std::string const file = "simulate tests/simulation/cases/" + std::string{scenario} + "-scenario.yaml ";
        CHECK(run(file + "--trace trace.csv 2>/dev/null").status == 2);
        CHECK(run(file + "--precision 2% 2>/dev/null").status == 2);
        CHECK(run(file + "--unlimited 2>/dev/null").status == 2);
    }
    CHECK(run("simulate tests/simulation/cases/terminal-scenario.yaml --unlimited 2>&1").output ==
          "corridor: --unlimited: oil in lines and tanks has no journey without their limits; it does not go with a "
          "scenario of liquids\n");
    CHECK(run("simulate tests/simulation/cases/terminal-scenario.yaml --against "
              "tests/simulation/cases/terminal-boxes-scenario.yaml 2>/dev/null")
              .status == 2);
}

// A row for the demand and one for each of its outlets.
TEST_CASE("the table of oil for spreadsheets has a row for each outlet") {
    std::string const csv =
        run("simulate tests/simulation/cases/terminal-closed-scenario.yaml --format csv --quiet").output;
    CHECK(csv.starts_with("demand,cargo,corridor,wanted_t_per_year,produced_t_per_year,"));
    CHECK(csv.find("\nfield to city,crude,,2922000.0,") != std::string::npos);
    CHECK(csv.find("\nfield to city,crude,terminal,,,,,2922000.0,") != std::string::npos);
    CHECK(csv.find("\nfield to city,crude,border,,,,,0.0,") != std::string::npos);
}

// Oil by the barrel has hundreds of millions of units a year, which the simulation of consignments would refuse.
TEST_CASE("a scenario of liquids is well-formed") {
    for (char const* const scenario : {"tests/simulation/cases/terminal-boxes-scenario.yaml",
                                       "scenarios/cpc-outage.yaml", "scenarios/kazakh-crude.yaml"}) {
        CAPTURE(std::string{scenario});
        CHECK(run("check " + std::string{scenario} + " --format json").status == 0);
    }
}

}  // namespace
}  // namespace corridor::test
