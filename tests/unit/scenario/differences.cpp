#include "corridor/scenario/differences.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/input/read.h"

namespace corridor {
namespace {

using Edits = std::vector<std::pair<std::string, std::string>>;

std::string edited(std::string const& name, Edits const& edits) {
    std::ifstream stream{std::filesystem::path{PROJECT_FOLDER} / "networks/small" / name, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    for (auto const& [from, to] : edits) {
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return text;
}

// Almaty to Baku by two ways, with other words in its network and in its scenario.
ScenarioInput two_ways(Edits const& in_network, Edits const& in_scenario = {}) {
    auto const folder = std::filesystem::temp_directory_path() / "corridor-differences";
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "two-ways.yaml", std::ios::binary} << edited("two-ways.yaml", in_network);
    std::ofstream{folder / "scenario.yaml", std::ios::binary} << edited("two-ways-scenario.yaml", in_scenario);
    return read_scenario(folder / "scenario.yaml");
}

// "path: before > after" of each difference.
std::vector<std::string> found(ScenarioInput const& before, ScenarioInput const& after) {
    std::vector<std::string> lines;
    for (Difference const& difference :
         differences({before.scenario, before.network}, {after.scenario, after.network})) {
        lines.push_back(difference.path + ": " + difference.before + " > " + difference.after);
    }
    return lines;
}

TEST_CASE("a question does not differ from itself") {
    CHECK(found(two_ways({}), two_ways({})).empty());
}

TEST_CASE("what a network says in words differs as its figures do") {
    struct Case {
        std::string from;
        std::string to;
        std::string difference;
    };
    std::string const every = "{every: {mean: 2 days, cv: 1}}";
    for (Case const& one : std::vector<Case>{
             {"calls: [aktau, baku]", "calls: [baku, aktau]\n    one-way: true",
              "services.aktau-baku-ferry.calls: aktau, baku > baku, aktau, one way"},
             {"country: RU\n    length: 900", "country: KZ\n    length: 900", "links.astrakhan-baku.country: RU > KZ"},
             {"for: {mode: rail}", "for: {mode: rail, country: KZ}",
              "defaults.rail.for: mode: rail > mode: rail, country: KZ"},
             {"modes: [rail-1520, rail-ferry]", "from: rail-1520\n        to: rail-ferry",
              "nodes.aktau.transfers.rail-1520-rail-ferry: both ways > one way"},
             {"family: sea", "family: road", "modes.rail-ferry: sea > road"},
             {"unit: FEU, mass: 22 t/FEU", "unit: FEU, modes: [rail-1520], mass: 22 t/FEU",
              "cargoes.container.modes:  > rail-1520"},
             {"kind: station, country: RU", "kind: border, country: RU",
              "nodes.astrakhan: Astrakhan, station in RU > Astrakhan, border in RU"},
         }) {
        CAPTURE(one.to);
        CHECK(found(two_ways({}), two_ways({{one.from, one.to}})) == std::vector{one.difference});
    }
    CHECK(found(two_ways({{every, "{days: [mon, thu]}"}}), two_ways({{every, "{days: [mon], at: \"18:00\"}"}})) ==
          std::vector<std::string>{"services.aktau-baku-ferry.departure: mon, thu at 00:00 > mon at 18:00"});
}

TEST_CASE("two closures of one part are two, and results in other money differ") {
    auto const closing = [](std::string const& times) {
        return two_ways({}, {{"shipper:", "changes: [" + times + "]\nshipper:"}});
    };
    std::string const winter = "close: {country: RU, from: 2024-01-01, until: 2024-03-01}";
    std::string const autumn = "close: {country: RU, from: 2024-09-01, until: 2024-12-01}";
    CHECK(found(closing(autumn), closing(winter + ", " + autumn)) ==
          std::vector<std::string>{"closed {country: RU}: from 2024-09-01 until 2024-12-01 > "
                                   "from 2024-01-01 until 2024-03-01, from 2024-09-01 until 2024-12-01"});
    Edits const rates{{"modes:", "exchange-rates:\n  EUR: {2024: 0.9}\n\nmodes:"}};
    CHECK(found(two_ways(rates), two_ways(rates, {{"demand:", "money: {currency: EUR, year: 2024}\ndemand:"}})) ==
          std::vector<std::string>{"money: USD of 2024, 1 for one USD of 2024 > EUR of 2024, 0.9 for one USD of 2024"});
}

}  // namespace
}  // namespace corridor
