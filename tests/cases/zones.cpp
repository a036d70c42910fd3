#include <map>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace corridor::test {
namespace {

nlohmann::json compared(std::string const& more) {
    return nlohmann::json::parse(run("compare tests/cases/zones-scenario.yaml --format json " + more).output)
        .at("demands");
}

double kilometres(nlohmann::json const& demand) {
    return demand.at("corridors").at(0).at("distance_km");
}

TEST_CASE("a route goes round a zone, and begins and ends in one") {
    auto const demands = compared("");
    CHECK(kilometres(demands.at(0)) == 30);  // not 20, through b
    CHECK(kilometres(demands.at(1)) == 10);
    CHECK(kilometres(demands.at(2)) == 10);
    // 30 km at 1 USD, 40 min at 1 USD an hour.
    CHECK(demands.at(0).at("corridors").at(0).at("generalised_cost_usd").get<double>() ==
          doctest::Approx(30 + 40.0 / 60).epsilon(1e-3));
}

TEST_CASE("a law of delay is explained, set and told apart like any other figure") {
    std::string const part = "explain tests/cases/zones-scenario.yaml a-b ";
    CHECK(run(part).output.find("{bpr: {alpha: 0.15, beta: 4}}") != std::string::npos);
    CHECK(run(part + "--set 'a-b.volume-delay={conical: {alpha: 4}}'").output.find("{conical: {alpha: 4}}") !=
          std::string::npos);
    CHECK(run(part + "--set 'a-c.capacity=10 trucks/h' --set 'a-c.forward.volume-delay={davidson: {j: 0.1}}'").status ==
          0);
    CHECK(run("check tests/cases/zones.yaml").status == 0);
    CHECK(run("routes tests/cases/zones-scenario.yaml").status == 0);
}

TEST_CASE("diff names the laws of delay that changes give to what a selector picks") {
    auto const inputs =
        nlohmann::json::parse(
            run("diff tests/cases/zones-scenario.yaml tests/cases/zones-delayed-scenario.yaml --format json").output)
            .at("inputs");
    std::map<std::string, std::string> after;
    for (auto const& input : inputs) {
        after[input.at("path")] = input.at("after");
    }
    for (char const* const link : {"a-b", "b-d", "a-c", "c-d"}) {
        CHECK(after[std::string{"links."} + link + ".volume-delay"] == "{conical: {alpha: 4}}");
    }
    CHECK(after["links.b-d.backward.volume-delay"] == "{davidson: {j: 0.2}}");
    CHECK(after.size() == 9);  // and four capacities
}

TEST_CASE("a map of what lies nowhere has no geometry") {
    auto const map = nlohmann::json::parse(run("export geojson tests/cases/zones.yaml").output);
    CHECK(map.at("features").size() == 8);
    for (auto const& feature : map.at("features")) {
        CHECK(feature.at("geometry").is_null());
    }
}

}  // namespace
}  // namespace corridor::test
