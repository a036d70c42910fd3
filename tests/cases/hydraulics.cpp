#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "support/program.h"

namespace corridor::test {
namespace {

std::string const question = "capacity tests/cases/one-pipe-scenario.yaml ";

nlohmann::json pipe_of(std::string const& more) {
    return nlohmann::json::parse(run(question + "--format json " + more).output).at("hydraulics").at(0);
}

TEST_CASE("what pumps can drive stands beside what is stated and limits nothing") {
    auto const answer = nlohmann::json::parse(run(question + "--format json").output);
    CHECK(answer.at("max_flow") == 30e6);
    auto const& pipe = answer.at("hydraulics").at(0);
    auto const& link = pipe.at("links").at(0);
    CHECK(link.at("link") == "a-b");
    CHECK(link.at("stated_mt_per_year") == 30);
    CHECK(link.at("ratio").get<double>() ==
          doctest::Approx(link.at("hydraulic_mt_per_year").get<double>() / 30).epsilon(1e-3));
    // 20 Mt/year over the 150 km: what is drawn a year over the tonne-kilometres.
    double const a_year = pipe.at("usual").at("drawn_mw").get<double>() * 1000 * 365.25 * 24;
    CHECK(pipe.at("usual").at("kwh_per_t_km").get<double>() ==
          doctest::Approx(a_year / (20e6 * 150)).epsilon(1e-3).scale(0));
    // Of ten bar more than 67, the law of friction makes less than 10/67 more flow, and more than half of that.
    double const more =
        pipe_of("--set a-b.pipe.stations.first.pressure='80 bar'")["hydraulic_kbbl_per_day"].get<double>() /
        pipe.at("hydraulic_kbbl_per_day").get<double>();
    CHECK(more > 1 + 0.5 * 10 / 77);
    CHECK(more < 1 + 10.0 / 67);
}

TEST_CASE("people are told what a pipeline takes, and that more is stated than can be driven") {
    auto const usual = run(question).output;
    CHECK(usual.find("What pumps can drive") != std::string::npos);
    CHECK(usual.find("First – B") != std::string::npos);
    CHECK(usual.find("kWh/t/km as it usually runs") != std::string::npos);
    auto const stated = run(question + "--set a-b.capacity='80 Mt/year'").output;
    CHECK(stated.find("at the capacity that is stated it cannot be driven") != std::string::npos);
    CHECK(pipe_of("--set a-b.capacity='80 Mt/year'").at("stated").at("can_be_driven") == false);
    CHECK(run("capacity scenarios/china-europe.yaml").output.find("What pumps can drive") == std::string::npos);
}

}  // namespace
}  // namespace corridor::test
