#include <filesystem>

#include <doctest/doctest.h>

#include "schemas/validate.h"
#include "support/program.h"

namespace corridor::test {
namespace {

void obeys(std::string const& command, std::string const& arguments, std::string const& kind = "") {
    CAPTURE(command + " " + arguments);
    auto const result = nlohmann::json::parse(run(command + " " + arguments + " --format json 2>/dev/null").output);
    std::string const rules = "docs/schema/" + (kind.empty() ? command : kind) + ".schema.json";
    for (std::string const& violation : violations(schema(rules), result)) {
        FAIL_CHECK(violation);
    }
}

TEST_CASE("every result obeys the schema of its kind") {
    obeys("check", "networks/eurasia.yaml");
    obeys("check", "tests/cases/bad/unknown-key.yaml");
    obeys("check", "tests/cases/bad/unknown-key.yaml networks/eurasia.yaml", "check-files");
    obeys("diff", "scenarios/china-europe.yaml scenarios/russia-closed.yaml");
    obeys("explain", "scenarios/china-europe.yaml middle-corridor");
    obeys("explain", "scenarios/china-europe.yaml aktau");
    for (char const* const scenario : {"china-europe", "china-turkiye", "russia-closed"}) {
        std::string const file = std::string{"scenarios/"} + scenario + ".yaml";
        obeys("check", file);
        obeys("compare", file);
        obeys("routes", file + " --k 5");
        obeys("routes", file + " --pareto");
    }
    for (char const* const scenario : {"china-europe", "aktau-storm", "btk-before", "growth-2030"}) {
        obeys("simulate", std::string{"scenarios/"} + scenario + ".yaml --replications 2");
    }
    obeys("simulate", "scenarios/china-europe.yaml --replications 2 --playback");
    obeys("simulate", "tests/simulation/cases/terminal-boxes-scenario.yaml --playback");
    for (char const* const arguments : {"china-europe.yaml", "growth-2030.yaml --pairs", "aktau-storm.yaml",
                                        "china-europe.yaml --corridor middle-corridor", "observed.yaml"}) {
        obeys("capacity", std::string{"scenarios/"} + arguments);
    }
    obeys("capacity", "tests/cases/one-pipe-scenario.yaml");
    obeys("capacity", "tests/cases/one-pipe-scenario.yaml --set 'a-b.capacity=80 Mt/year'");
    for (char const* const name : {"oil", "oil-steps", "oil-shared", "gas"}) {
        obeys("capacity", std::string{"tests/flows/cases/"} + name + "-scenario.yaml");
    }
    obeys("assign", "tests/flows/cases/oil-steps-scenario.yaml --delays hard");
    for (char const* const arguments :
         {"scenarios/growth-2030.yaml", "scenarios/growth-2030.yaml --principle system",
          "scenarios/growth-2030.yaml --delays hard", "scenarios/china-europe.yaml", "scenarios/observed.yaml",
          "tests/cases/zones-scenario.yaml", "tests/cases/zones-delayed-scenario.yaml --principle system",
          "tests/cases/unanswerable/disconnected.yaml --set 'demand.0.volume=10 FEU/day'"}) {
        obeys("assign", arguments);
    }
    obeys("simulate", "scenarios/btk-upgrade.yaml --against scenarios/btk-before.yaml --replications 2",
          "simulate-pair");
    obeys("simulate", "scenarios/cpc-outage.yaml --replications 2", "simulate-oil");
    obeys("simulate", "scenarios/kazakh-crude.yaml --replications 1 --set 'simulation.horizon=40 days'",
          "simulate-oil");
    for (char const* const name : {"terminal", "terminal-closed"}) {
        obeys("simulate", std::string{"tests/simulation/cases/"} + name + "-scenario.yaml", "simulate-oil");
    }
    obeys(
        "simulate",
        "tests/simulation/cases/terminal-closed-scenario.yaml --against tests/simulation/cases/terminal-scenario.yaml",
        "simulate-oil-pair");
    obeys("simulate", "tests/simulation/cases/terminal-boxes-scenario.yaml");
    // No promise; rates that nobody states and so no winners; no route at all; many demands.
    for (char const* const file : {"networks/small/two-ways-scenario.yaml", "tests/cases/unanswerable/no-prices.yaml",
                                   "tests/cases/unanswerable/disconnected.yaml",
                                   "tests/cases/unanswerable/empty-corridor.yaml", "scenarios/observed.yaml"}) {
        obeys("compare", file);
        obeys("routes", file);
        obeys("explain", file);
    }
    obeys("diff", "networks/small/two-ways-scenario.yaml tests/cases/unanswerable/no-prices.yaml");
    obeys("diff", "scenarios/china-europe.yaml tests/cases/unanswerable/disconnected.yaml");
    obeys("explain", "scenarios/russia-closed.yaml trans-russia");
    // Oil, with netbacks and with corridors that end elsewhere.
    for (char const* const command : {"compare", "explain", "routes", "capacity", "assign"}) {
        obeys(command, "tests/cases/outlets/outlets-scenario.yaml");
    }
    obeys("diff", "tests/cases/outlets/outlets-scenario.yaml tests/cases/outlets/shippers-scenario.yaml");
    // Another money, a closed way, a departure date.
    obeys("compare", "scenarios/china-europe.yaml --set departure=2024-11-15 --set 'shipper.carbon-price=90 USD/t'");
}

TEST_CASE("what is assigned to an imported network obeys its schema") {
    auto const folder = std::filesystem::temp_directory_path() / "corridor-schemas-braess";
    std::filesystem::remove_all(folder);
    REQUIRE(run("import tntp networks/small/braess_net.tntp networks/small/braess_trips.tntp -o " + folder.string())
                .status == 0);
    obeys("assign", (folder / "scenario.yaml").string());
    obeys("assign", (folder / "scenario.yaml").string() + " --principle system --iterations 1");
}

TEST_CASE("a schema notices a key that is gone and one that is new") {
    auto const rules = schema("docs/schema/compare.schema.json");
    auto result = nlohmann::json::parse(run("compare scenarios/china-europe.yaml --format json").output);
    auto without = result;
    without["demands"][0].erase("winner");
    CHECK(!violations(rules, without).empty());
    result["demands"][0]["corridors"][0]["novelty"] = 1;
    CHECK(!violations(rules, result).empty());
}

}  // namespace
}  // namespace corridor::test
