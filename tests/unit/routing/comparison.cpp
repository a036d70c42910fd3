#include <algorithm>
#include <cmath>
#include <filesystem>

#include <doctest/doctest.h>

#include "corridor/input/read.h"
#include "corridor/routing/compare.h"
#include "corridor/routing/search.h"

namespace corridor {
namespace {

ScenarioInput bundled(std::string const& name, std::vector<std::string> const& overrides = {}) {
    return read_scenario(std::filesystem::path{PROJECT_FOLDER} / "scenarios" / (name + ".yaml"), overrides);
}

Comparison answer(ScenarioInput const& input) {
    return compare(input.network, input.scenario, {.seed = 42, .draws = 2000});
}

double generalised(ScenarioInput const& input, std::size_t corridor) {
    return answer(input).demands[0].corridors[corridor].route->generalised.total().in(dollar);
}

TEST_CASE("the steps of a route add up to its totals") {
    ScenarioInput const input = bundled("china-europe");
    Comparison const result = answer(input);
    for (CorridorAnswer const& corridor : result.demands[0].corridors) {
        REQUIRE(corridor.route);
        Money cost;
        Duration time;
        Distance distance;
        for (Step const& step : corridor.route->steps) {
            cost += step.cost();
            time += step.mean_time();
            distance += step.distance;
        }
        CHECK(cost.in(dollar) == doctest::Approx(corridor.route->cost.in(dollar)));
        CHECK(time.in(hour) == doctest::Approx(corridor.route->mean_time.in(hour)));
        CHECK(distance.in(kilometre) == doctest::Approx(corridor.route->distance.in(kilometre)));
        CHECK(corridor.route->gaps.empty());
    }
}

TEST_CASE("corridors pass what they must and touch nothing that they avoid") {
    ScenarioInput const input = bundled("china-europe");
    Comparison const result = answer(input);
    auto const& corridors = result.demands[0].corridors;
    auto const passes = [&](CorridorAnswer const& corridor, std::string const& country) {
        for (Step const& step : corridor.route->steps) {
            for (NodeId const node : step.passed) {
                if (input.network.nodes[node].country == country) {
                    return true;
                }
            }
        }
        return false;
    };
    CHECK(passes(corridors[0], "AZ"));
    CHECK_FALSE(passes(corridors[0], "RU"));
    CHECK(passes(corridors[1], "RU"));
    CHECK_FALSE(passes(corridors[2], "KZ"));
}

// The nodes that a corridor's best route passes, in the order of travel.
static std::vector<std::string> passed(ScenarioInput const& input, std::string const& from, std::string const& to,
                                       Corridor const& corridor) {
    Scenario scenario = input.scenario;
    scenario.demands[0].from = from;
    scenario.demands[0].to = to;
    scenario.corridors = {corridor};
    std::vector<std::string> ids;
    auto const comparison = compare(input.network, scenario);
    if (auto const& route = comparison.demands[0].corridors[0].route) {
        for (Step const& step : route->steps) {
            for (NodeId const node : step.passed) {
                ids.push_back(input.network.nodes[node].id);
            }
        }
    }
    return ids;
}

static Selector node(std::string const& id) {
    return {.node = id, .link = {}, .service = {}, .country = {}, .mode = {}};
}

TEST_CASE("what a corridor goes through is passed in the order of the scenario") {
    ScenarioInput const input = bundled("china-europe");
    auto const position = [](std::vector<std::string> const& ids, std::string const& id, std::size_t from) {
        return static_cast<std::size_t>(std::find(ids.begin() + static_cast<std::ptrdiff_t>(from), ids.end(), id) -
                                        ids.begin());
    };
    for (auto const& [first, second] : {std::pair{"alat", "aktau"}, std::pair{"aktau", "alat"}}) {
        auto const ids = passed(input, "poti", "altynkol",
                                {.name = "c", .title = {}, .through = {node(first), node(second)}, .avoid = {}});
        REQUIRE(!ids.empty());
        CHECK(position(ids, second, position(ids, first, 0)) < ids.size());
    }
}

TEST_CASE("nobody leaves the destination to pass a place behind it") {
    // Kars lies behind Alat, and only through Alat: the way there and back again is no way to Alat.
    ScenarioInput const input = bundled("china-europe");
    Corridor const corridor{.name = "c",
                            .title = {},
                            .through = {node("aktau"), node("kars")},
                            .avoid = {{.node = {}, .link = {}, .service = {}, .country = "RU", .mode = {}},
                                      {.node = {}, .link = {}, .service = {}, .country = "IR", .mode = {}},
                                      node("suez"),
                                      node("cape-of-good-hope")}};
    CHECK(passed(input, "xian", "alat", corridor).empty());
}

TEST_CASE("at a break-even value of time the two corridors cost the same, as bisection finds too") {
    // With a premium on Russia the sea is cheaper for who has time, and Russia for who has none.
    std::string const premium = "shipper.risk-premium.RU=800 USD/FEU";
    ScenarioInput const input = bundled("china-europe", {premium});
    int examined = 0;
    Comparison const result = answer(input);
    for (BreakEven const& found : result.demands[0].break_even) {
        if (found.parameter != "value_of_time" || !found.value || found.rival != "ocean") {
            continue;
        }
        auto const gap = [&premium](double value) {
            ScenarioInput const changed =
                bundled("china-europe", {premium, "shipper.value-of-time=" + std::to_string(value) + " USD/FEU/day"});
            return generalised(changed, 1) - generalised(changed, 2);
        };
        double low = 0;
        double high = found.current;
        REQUIRE(gap(low) * gap(high) < 0);
        for (int i = 0; i < 30; ++i) {
            double const middle = (low + high) / 2;
            (gap(middle) * gap(low) > 0 ? low : high) = middle;
        }
        CHECK(*found.value == doctest::Approx(low).epsilon(1e-5));
        ++examined;
    }
    CHECK(examined == 1);
}

TEST_CASE("a corridor at its break-even through rate costs as much as its rival") {
    ScenarioInput const input = bundled("china-europe");
    auto const result = answer(input).demands[0];
    double const best = result.corridors[*result.winner_by_generalised].route->generalised.total().in(dollar);
    int examined = 0;
    for (BreakEven const& found : result.break_even) {
        if (found.parameter == "through_rate" && found.corridor == "middle-corridor" && found.value) {
            double const rival = result.corridors[0].route->generalised.total().in(dollar);
            CHECK(rival + *found.value - found.current == doctest::Approx(best));
            ++examined;
        }
    }
    CHECK(examined == 1);
}

TEST_CASE("with Russia closed its corridor has no route and says why") {
    ScenarioInput const input = bundled("russia-closed");
    auto const result = answer(input).demands[0];
    REQUIRE(result.corridors[1].no_route);
    CHECK(result.corridors[1].no_route->removed_by == std::vector<std::string>{"closed {country: RU}"});
    CHECK(result.corridors[0].route);
}

TEST_CASE("a corridor that its own avoid empties names the constraint") {
    ScenarioInput input = bundled("china-europe");
    input.scenario.corridors[0].avoid.push_back({.node = "alat", .link = {}, .service = {}, .country = {}, .mode = {}});
    auto const result = answer(input).demands[0];
    REQUIRE(result.corridors[0].no_route);
    CHECK(result.corridors[0].no_route->removed_by == std::vector<std::string>{"avoid alat"});
}

TEST_CASE("percentiles of transit time do not fall and lie on both sides of the mean") {
    ScenarioInput const input = bundled("china-europe");
    Comparison const result = compare(input.network, input.scenario, {.seed = 1, .draws = 10'000});
    for (CorridorAnswer const& corridor : result.demands[0].corridors) {
        double const mean = corridor.transit_time.mean.in(hour);
        CHECK(corridor.transit_time.p10.in(hour) < mean);
        CHECK(corridor.transit_time.p95.in(hour) > mean);
        CHECK(corridor.transit_time.p50 <= corridor.transit_time.p80);
        CHECK(corridor.transit_time.p80 <= corridor.transit_time.p95);
    }
}

TEST_CASE("raising a tariff by a selector raises exactly the corridor that uses it") {
    ScenarioInput const before = bundled("china-europe");
    ScenarioInput after = bundled("china-europe");
    after.network.adjustments.push_back(
        {{.node = {}, .link = {}, .service = {}, .country = "RU", .mode = "rail"}, "tariff", 2, "", 1});
    CHECK(generalised(after, 1) > generalised(before, 1));
    CHECK(generalised(after, 0) == doctest::Approx(generalised(before, 0)));
}

TEST_CASE("the best alternative is the best route, and alternatives do not get better") {
    ScenarioInput const input = bundled("china-europe");
    Router const router{input.network, input.scenario};
    Demand const& demand = input.scenario.demands[0];
    auto const best = std::get<Route>(router.best(demand));
    auto const routes = std::get<std::vector<Route>>(router.alternatives(demand, 50));
    REQUIRE(routes.size() == 50);
    CHECK(routes[0].generalised.total().in(dollar) == doctest::Approx(best.generalised.total().in(dollar)));
    for (std::size_t i = 1; i < routes.size(); ++i) {
        CHECK(routes[i - 1].generalised.total() <= routes[i].generalised.total());
    }
}

TEST_CASE("through a place means through: nobody comes back by the track that led there") {
    ScenarioInput input = bundled("china-turkiye");
    input.scenario.demands[0].from = "tashkent";
    input.scenario.demands[0].to = "derince";
    // By Poti it is cheaper, so the router would gladly turn round at Akhalkalaki.
    input.scenario.corridors = {
        {.name = "btk", .title = "", .through = {node("alat"), node("akhalkalaki")}, .avoid = {}}};
    Comparison const result = answer(input);
    REQUIRE(result.demands[0].corridors[0].route);
    std::vector<LinkId> links;
    bool passes_kars = false;
    for (Step const& step : result.demands[0].corridors[0].route->steps) {
        links.insert(links.end(), step.links.begin(), step.links.end());
        for (NodeId const node : step.passed) {
            passes_kars = passes_kars || input.network.nodes[node].id == "kars";
        }
    }
    CHECK(passes_kars);
    std::sort(links.begin(), links.end());
    CHECK(std::adjacent_find(links.begin(), links.end()) == links.end());
}

TEST_CASE("a through tariff stands for what it covers and nothing else") {
    ScenarioInput input = bundled("china-turkiye");
    input.scenario.demands[0].from = "tashkent";
    input.scenario.demands[0].to = "derince";
    input.scenario.corridors = {{.name = "by-turkmenbashi",
                                 .title = "",
                                 .through = {node("turkmenbashi"), node("alat"), node("akhalkalaki")},
                                 .avoid = {}}};
    Comparison const result = answer(input);
    Route const& route = *result.demands[0].corridors[0].route;
    Money by_tariff;
    Money covered;
    for (Step const& step : route.steps) {
        for (CostItem const& item : step.costs) {
            bool const is_share = item.what.find("share by distance") != std::string::npos;
            by_tariff += is_share ? item.amount : Money{};
            bool const at_an_end = item.what.ends_with(": loading") || item.what.ends_with(": unloading");
            bool const is_of_kind = item.kind == CostKind::tariff || item.kind == CostKind::handling;
            covered += !is_share && !at_an_end && is_of_kind ? item.amount : Money{};
        }
    }
    ThroughTariff const& tariff = input.network.through_tariffs.front();
    double const rate = input.network.figures.value(tariff.rate).value * feu.in(teu);
    CHECK(by_tariff.in(dollar) == doctest::Approx(rate));
    CHECK(covered.in(dollar) == doctest::Approx(0));
}

}  // namespace
}  // namespace corridor
