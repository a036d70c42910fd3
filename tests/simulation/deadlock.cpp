#include <set>
#include <string>

#include <doctest/doctest.h>

#include "simulation/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

TEST_CASE("opposing flows that hold each other's places for ever are reported with their ring, and exit status 1") {
    // The desk at P holds a train for Q because the section's place is taken; that train may not pass because one
    // stands at the section's end before the full place at Q; Q's desk holds a train for P; and so back.
    Answer const answer{"shared-yards-scenario"};
    CHECK(answer.status() == 1);
    auto const ring = answer.values().at("deadlock").at("cycle").get<std::set<std::string>>();
    CHECK(ring == std::set<std::string>{"nodes.p.controls.desk", "links.p-q.forward", "nodes.q.controls.desk",
                                        "links.p-q.backward"});
}

TEST_CASE("two scenarios that end in a ring have no difference, and exit status 1") {
    std::string const scenario = "tests/simulation/cases/shared-yards-scenario.yaml";
    Outcome const outcome = run("simulate " + scenario + " --against " + scenario + " --replications 2 --format json");
    CHECK(outcome.status == 1);
    auto const values = nlohmann::json::parse(outcome.output);
    CHECK(values.at("differences").empty());
    CHECK(!values.at("second").at("deadlock").is_null());
}

TEST_CASE("the same flows with a desk and a place for each direction block each other for a while only") {
    Answer const answer{"own-yards-scenario"};
    CHECK(answer.status() == 0);
    CHECK(answer.values().at("deadlock").is_null());
    CHECK(answer.demand("d").at("throughput_per_day").get<double>() == doctest::Approx(16).epsilon(0.02));
    CHECK(answer.demand("a").at("throughput_per_day").get<double>() == doctest::Approx(16).epsilon(0.02));
}

}  // namespace
}  // namespace corridor::test
