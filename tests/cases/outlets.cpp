#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "corridor/input/read.h"
#include "corridor/routing/compare.h"
#include "corridor/routing/search.h"
#include "corridor/simulation/simulate.h"
#include "support/program.h"

namespace corridor::test {
namespace {

std::string const folder = "tests/cases/outlets/";
constexpr double barrels_a_m3 = 1 / 0.158987294928;
constexpr double crude = barrels_a_m3 / 0.8;   // barrels in a tonne of crude
constexpr double blend = barrels_a_m3 / 0.82;  // and of the blend

nlohmann::json answer(std::string const& command, std::string const& scenario, std::string const& options = "") {
    Outcome const outcome = run(command + " " + folder + scenario + " --format json 2>/dev/null " + options);
    REQUIRE(outcome.status <= 1);
    return nlohmann::json::parse(outcome.output);
}

nlohmann::json corridor_of(nlohmann::json const& result, std::size_t demand, std::string const& name) {
    for (auto const& one : result.at("demands").at(demand).at("corridors")) {
        if (one.at("name") == name) {
            return one;
        }
    }
    FAIL("no such corridor");
    return {};
}

double number(nlohmann::json const& corridor, char const* key) {
    return corridor.at(key).get<double>();
}

// Results are rounded to cents.
auto cents(double amount) {
    return doctest::Approx(amount).epsilon(0.01 / (1 + std::abs(amount)));
}

double api(double density) {
    return 141.5 / (density / 999.016) - 131.5;
}

// What the bank at Gulf pays for a barrel of crude: 0.2 USD a degree, 1 USD a point of sulphur, of which crude has half
// a point less.
double bank_per_barrel() {
    return 0.2 * (api(800) - api(820)) + 1 * 0.5;
}

TEST_CASE("oil is in a pipe for as long as its line fill takes to flow in") {
    auto const result = answer("compare", "outlets-scenario.yaml");
    for (std::size_t demand = 0; demand < 3; ++demand) {
        // 500,000 m3 are 400,000 t: 40 days at 10,000 t a day. Then a day at the port, and 100 h by ship.
        double const long_pipe = number(corridor_of(result, demand, "gulf").at("time_h"), "mean");
        CHECK(long_pipe == doctest::Approx(40 * 24 + 24 + 100).epsilon(1e-5));
        // The bore of the short one is 980 mm: at 5,000 m3 a day no density matters.
        double const inside = std::numbers::pi / 4 * 0.98 * 0.98 * 500'000;
        double const short_pipe = number(corridor_of(result, demand, "port").at("time_h"), "mean");
        CHECK(short_pipe == doctest::Approx(inside / 5000 * 24).epsilon(1e-5));
    }
}

TEST_CASE("a running time that is stated is that of the pipe all the same") {
    auto const result = answer("compare", "outlets-scenario.yaml", "--set 'well-gulf.time=10 days'");
    CHECK(number(corridor_of(result, 0, "gulf").at("time_h"), "mean") == doctest::Approx(240 + 124));
}

TEST_CASE("the netback is what the oil delivered sells for, with the quality bank, less what the way costs") {
    auto const result = answer("compare", "outlets-scenario.yaml");
    auto const gulf = corridor_of(result, 0, "gulf");
    // A tonne in is a tonne of blend out.
    double const price = 70 * blend;
    double const bank = bank_per_barrel() * crude;
    double const cost = 20 + 1 + 10;
    CHECK(gulf.at("grade") == "blend");
    CHECK(gulf.at("blended_at") == "gulf");
    CHECK(number(gulf, "price_usd") == cents(price));
    CHECK(number(gulf, "quality_bank_usd") == cents(bank));
    CHECK(number(gulf, "cost_usd_per_bbl") == cents(cost / crude));
    CHECK(number(gulf, "netback_usd") == cents(price + bank - cost));
    CHECK(number(gulf, "netback_usd_per_bbl") == cents((price + bank - cost) / crude));

    auto const bay = corridor_of(result, 0, "bay");
    CHECK(bay.at("grade") == "crude-t");
    CHECK(!bay.contains("blended_at"));
    CHECK(number(bay, "quality_bank_usd") == 0);
    CHECK(number(bay, "netback_usd") == cents(75 * crude - (3 * crude + 1 + 12)));
    CHECK(result.at("demands").at(0).at("winner").at("netback") == "bay");
}

TEST_CASE("ranges of price, bank and cost move the netback each its own way") {
    auto const gulf = corridor_of(answer("compare", "outlets-scenario.yaml"), 0, "gulf");
    // Low: a heavy blend of 840 kg/m3 at 60 USD, a tariff of 30. The bank pays least per degree, or most, with the
    // fewest degrees between crude and blend, or the most: the blend may be as light as the crude.
    double const half_a_point = 0.5 * crude;
    double const low = 60 * barrels_a_m3 / 0.84 + half_a_point + 0 - (30 + 1 + 10);
    double const most_degrees = api(800) - api(840);
    double const high = 80 * barrels_a_m3 / 0.80 + half_a_point + 0.3 * most_degrees * crude - (10 + 1 + 10);
    CHECK(gulf.at("netback_range_usd").at(0).get<double>() == cents(low));
    CHECK(gulf.at("netback_range_usd").at(1).get<double>() == cents(high));
    CHECK(number(gulf, "netback_assumption_share") == 1);
}

TEST_CASE("tonnes, barrels and cubic metres of the same crude give the same answer") {
    auto const result = answer("compare", "outlets-scenario.yaml");
    for (char const* const name : {"gulf", "bay", "port"}) {
        auto const by_tonne = corridor_of(result, 0, name);
        double const netback = number(by_tonne, "netback_usd");
        for (std::size_t demand = 1; demand < 3; ++demand) {
            CAPTURE(name);
            CAPTURE(demand);
            auto const other = corridor_of(result, demand, name);
            for (char const* const key : {"cost_usd_per_t", "cost_usd_per_bbl", "netback_usd_per_t",
                                          "netback_usd_per_bbl", "netback_assumption_share"}) {
                CHECK(number(other, key) == cents(number(by_tonne, key)));
            }
        }
        CHECK(number(corridor_of(result, 1, name), "netback_usd") == cents(netback / crude));
        CHECK(number(corridor_of(result, 2, name), "netback_usd") == cents(netback * 0.8));
    }
}

TEST_CASE("limits count tonnes, barrels and cubic metres alike") {
    // A tonne of crude is 1.25 m3, and so many barrels.
    for (char const* const limit : {"10000 t/day", "12500 m3/day", "78622.63 bbl/day"}) {
        CAPTURE(limit);
        auto const result = answer("capacity", "outlets-scenario.yaml",
                                   std::string{"--corridor gulf --set 'well-gulf.capacity="} + limit + "'");
        double const day = 1 / 365.25;
        auto const most = [&](std::size_t demand) { return number(result.at("demands").at(demand), "max_flow") * day; };
        CHECK(most(0) == doctest::Approx(10'000).epsilon(1e-6));
        CHECK(most(1) == doctest::Approx(10'000 * crude).epsilon(1e-6));
        CHECK(most(2) == doctest::Approx(12'500).epsilon(1e-6));
    }
}

TEST_CASE("a tariff for a shipper holds for that shipper's goods and no others") {
    auto const result = answer("compare", "shippers-scenario.yaml");
    auto const tariff = [&](std::size_t demand) {
        return number(corridor_of(result, demand, "gulf").at("parts"), "tariff_usd");
    };
    CHECK(tariff(0) == cents(5 + 10));
    CHECK(tariff(1) == cents(20 + 10));
    CHECK(tariff(2) == cents(1 + 10 / crude));
    CHECK(tariff(3) == cents(20 + 10));  // theirs is for another cargo
    CHECK(tariff(4) == cents(20 + 10));
}

TEST_CASE("a shipper whom no tariff names is warned of, a tariff whom no demand names is not") {
    auto const input = read_scenario(std::filesystem::path{PROJECT_FOLDER} / folder / "shippers-scenario.yaml");
    std::vector<std::string> warnings;
    for (Diagnostic const& warning : input.warnings) {
        warnings.push_back(warning.path + ": " + warning.message);
    }
    CHECK(warnings ==
          std::vector<std::string>{
              "demand.4.shipper: no through tariff names the shipper 'ovner', who pays what everybody pays; "
              "did you mean 'owner'?"});
}

TEST_CASE("shippers of one cargo with different tariffs are classes of their own in an equilibrium") {
    auto const result = answer("assign", "shippers-scenario.yaml");
    auto const least = [&](std::size_t demand) { return number(result.at("demands").at(demand), "least_cost_usd"); };
    CHECK(least(0) == cents(5 + 1 + 10));
    CHECK(least(1) == cents(20 + 1 + 10));
}

TEST_CASE("a corridor that ends elsewhere is priced, named and followed to where it ends") {
    auto const result = answer("compare", "outlets-scenario.yaml");
    auto const port = corridor_of(result, 0, "port");
    CHECK(port.at("to") == "bay");
    CHECK(!corridor_of(result, 0, "bay").contains("to"));
    CHECK(number(port, "netback_usd") == cents(60 * crude - 3 * crude));
    CHECK(port.at("legs").back().at("to") == "bay");

    auto const input = read_scenario(std::filesystem::path{PROJECT_FOLDER} / folder / "outlets-scenario.yaml");
    Router const router{input.network, input.scenario};
    NodeId const bay = *input.network.find_node("bay");
    Demand const& demand = input.scenario.demands[0];
    Corridor const* const corridor = &input.scenario.corridors[2];
    CHECK(std::get<Route>(router.best(demand, corridor)).steps.back().to == bay);
    CHECK(std::get<std::vector<Route>>(router.alternatives(demand, 3, corridor)).front().steps.back().to == bay);
    CHECK(std::get<std::vector<Route>>(router.pareto_front(demand, corridor)).front().steps.back().to == bay);
    CHECK(std::get<Itinerary>(router.itinerary(demand, corridor)).stages.back().to == bay);
    // What lies beyond its end limits it not.
    auto const capacity = answer("capacity", "outlets-scenario.yaml",
                                 "--corridor port --set 'bay-city.capacity=1 t/day' --set 'well-bay.capacity=9 t/day'");
    CHECK(number(capacity.at("demands").at(0), "max_flow") == doctest::Approx(9 * 365.25));
}

TEST_CASE("goods that are simulated leave at the end of their corridor, and over open water too") {
    auto input = read_scenario(std::filesystem::path{PROJECT_FOLDER} / folder / "outlets-scenario.yaml",
                               {"demand.0.consignment=5000 t", "demand.0.split={port: 50 %, bay: 50 %}"});
    input.scenario.demands.resize(1);
    SimulateOptions options;
    options.replications = 1;
    SimulationResult const result = simulate(input.network, input.scenario, options);
    double const in_pipe = std::numbers::pi / 4 * 0.98 * 0.98 * 500'000 / 5000 * 24;
    for (CourseResult const& course : result.demands[0].courses) {
        double const beyond = course.corridor == "port" ? 0 : 24 + 50;
        CHECK(course.time.mean == doctest::Approx(in_pipe + beyond).epsilon(1e-4));
    }
    CHECK(result.demands[0].courses.size() == 2);
}

TEST_CASE("what is sold at a place with no price of it has no netback, and the words say why") {
    std::string const words =
        run("compare " + folder + "outlets-scenario.yaml --set 'gulf-city.charge=11 USD/t'").output;
    CHECK(words.find("Sold at the port ends at Bay") != std::string::npos);
    CHECK(words.find("Netback at Well, USD/t") != std::string::npos);
    CHECK(words.find("; greatest netback: Bay.") != std::string::npos);
    Network network = read_network(std::filesystem::path{PROJECT_FOLDER} / folder / "outlets.yaml").network;
    auto const input = read_scenario(std::filesystem::path{PROJECT_FOLDER} / folder / "outlets-scenario.yaml");
    network.nodes[*network.find_node("city")].prices.clear();
    auto const result = compare(network, input.scenario, {.seed = 1, .draws = 10});
    CHECK(!result.demands[0].corridors[0].netback);
    CHECK(result.demands[0].corridors[2].netback);
    CHECK(result.demands[0].winner_by_netback == std::optional<std::size_t>{2});
}

TEST_CASE("oil is as light as its API gravity says") {
    // Water at 60 °F has 10 degrees.
    CHECK(api_gravity(Mass{0.999016} / cubic_metre) == doctest::Approx(10));
    CHECK(api_gravity(StatedDensity{7.92 * 0.158987294928e-9, dimensions::volume / dimensions::mass}.density()) ==
          doctest::Approx(46.5).epsilon(0.005));
}

}  // namespace
}  // namespace corridor::test
