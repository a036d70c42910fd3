#include "corridor/routing/itinerary.h"

#include <cmath>

#include <doctest/doctest.h>

#include "corridor/input/read.h"
#include "corridor/routing/search.h"

using namespace corridor;

namespace {

ScenarioInput read(char const* name) {
    return read_scenario(std::string{PROJECT_FOLDER} + "/scenarios/" + name);
}

}  // namespace

TEST_CASE("the stages of an itinerary take as long as its route, step by step") {
    for (char const* const name : {"china-europe.yaml", "china-turkiye.yaml", "observed.yaml", "growth-2030.yaml"}) {
        ScenarioInput const input = read(name);
        Router const router{input.network, input.scenario};
        int routes = 0;
        for (Demand const& demand : input.scenario.demands) {
            for (Corridor const& corridor : input.scenario.corridors) {
                auto const answer = router.itinerary(demand, &corridor);
                auto const* const itinerary = std::get_if<Itinerary>(&answer);
                if (itinerary == nullptr) {
                    continue;
                }
                ++routes;
                CAPTURE(corridor.name);
                std::vector<double> by_step(itinerary->route.steps.size(), 0.0);
                for (Stage const& stage : itinerary->stages) {
                    REQUIRE(stage.step < by_step.size());
                    for (TimeItem const& item : stage.times) {
                        by_step[stage.step] += item.hours.mean();
                    }
                }
                for (std::size_t i = 0; i < by_step.size(); ++i) {
                    CAPTURE(i);
                    CHECK(by_step[i] == doctest::Approx(itinerary->route.steps[i].mean_time().in(hour)));
                }
            }
        }
        CHECK(routes >= 3);
    }
}

TEST_CASE("the stages of an itinerary lead from origin to destination without a gap") {
    ScenarioInput const input = read("china-europe.yaml");
    Router const router{input.network, input.scenario};
    for (Corridor const& corridor : input.scenario.corridors) {
        auto const itinerary = std::get<Itinerary>(router.itinerary(input.scenario.demands[0], &corridor));
        NodeId at = *input.network.find_node("xian");
        bool is_aboard = false;
        for (Stage const& stage : itinerary.stages) {
            // A strait is passed at sea, between the ports.
            if (!is_aboard || stage.kind != Stage::Kind::control) {
                CHECK(stage.from == at);
                at = stage.to;
            }
            is_aboard = stage.kind == Stage::Kind::board || (is_aboard && stage.kind != Stage::Kind::alight);
            CHECK((stage.kind != Stage::Kind::sail || is_aboard));
        }
        CHECK(at == *input.network.find_node("duisburg"));
        CHECK(!is_aboard);
    }
}
