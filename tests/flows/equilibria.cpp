// Equilibria that can be worked out by hand, through the command line. An hour is worth one dollar but where it is said
// otherwise, so that costs are hours.
#include <cmath>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "flows/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

// Answers come to a relative gap of 1e-12.
doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-8);
}

// Braess's network as `import` writes it: 10 x on 1-3 and 4-2, 50 + x on 1-4 and 3-2, 10 + x on 3-4, and 6 go from 1
// to 2. One unit of time is one dollar.
std::string braess() {
    auto const folder = std::filesystem::temp_directory_path() / "corridor-braess";
    std::filesystem::remove_all(folder);
    Outcome const imported =
        run("import tntp networks/small/braess_net.tntp networks/small/braess_trips.tntp -o " + folder.string());
    REQUIRE(imported.status == 0);
    return (folder / "scenario.yaml").string();
}

// Each of 1-3-2, 1-4-2 and 1-3-4-2 carries 2: 1-3 carries 4 and takes 40, 3-2 carries 2 and takes 52; by the middle it
// is 40 + 12 + 40. All take 92.
TEST_CASE("users of Braess's network take three routes and 92 each") {
    Answer const answer{"assign", braess(), "--gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(answer.number("relative_gap") <= 1e-12);
    CHECK(answer.flow("l1-3") == near(4));
    CHECK(answer.flow("l1-4") == near(2));
    CHECK(answer.flow("l3-2") == near(2));
    CHECK(answer.flow("l3-4") == near(2));
    CHECK(answer.flow("l4-2") == near(4));
    CHECK(answer.least_cost() == near(92));
    CHECK(answer.number("total_cost") == near(6 * 92));
    // Integrals: 5 x^2 twice, 50 x + x^2 / 2 twice, 10 x + x^2 / 2.
    CHECK(answer.number("objective") == near(2 * 80 + 2 * 102 + 22));
}

// Half by each of the outer routes: 10 * 3 + 50 + 3 = 83. The middle at its marginal costs: 20 * 3 + 10 + 20 * 3 = 130
// is more than 20 * 3 + 50 + 2 * 3 = 116. One more on 1-3 costs the three others 10 each, on 3-2 one each.
TEST_CASE("all together Braess's network is best passed by the two outer routes, at 83 each") {
    Answer const answer{"assign", braess(), "--principle system --gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(answer.flow("l1-3") == near(3));
    CHECK(answer.flow("l3-2") == near(3));
    CHECK(answer.flow("l3-4") == doctest::Approx(0).epsilon(1e-9));
    CHECK(answer.number("total_cost") == near(6 * 83));
    CHECK(answer.limit("links.l1-3").at("toll_usd").get<double>() == near(30));
    CHECK(answer.limit("links.l3-2").at("toll_usd").get<double>() == near(3));
}

TEST_CASE("goods spread over two routes so that both take as long") {
    Answer const answer{"assign", "two-routes-scenario", "--gap 1e-12"};
    CHECK(answer.status() == 0);
    // 1 + x / 10 = 2 (1 + (15 - x) / 10), so 0.3 x = 4.
    CHECK(answer.flow("linear-short") == near(40 / 3.0));
    CHECK(answer.flow("linear-long") == near(5 / 3.0));
    CHECK(answer.least_cost(0) == near(7 / 3.0));
    // 1 + 0.15 (x / 10)^4 = 1.5.
    CHECK(answer.flow("bureau-short") == near(10 * std::pow(10 / 3.0, 0.25)));
    CHECK(answer.flow("bureau-long") == near(30 - 10 * std::pow(10 / 3.0, 0.25)));
    // 1 + 0.1 u / (1 - u) = 1.5 for u = x / 10, so u / (1 - u) = 5.
    CHECK(answer.flow("davidson-short") == near(50 / 6.0));
    // 2 + sqrt(v^2 + b^2) - v - b = 1.5 for v = 4 (1 - x / 10) and b = 7 / 6: with k = 1.5 - 2 + b = 2 / 3,
    // v = (b^2 - k^2) / (2 k) = 0.6875.
    CHECK(answer.flow("conical-short") == near(10 * (1 - 0.6875 / 4)));
    CHECK(by(answer.values().at("links"), "id", "links.conical-short").at("time_h").get<double>() == near(1.5));
}

// An hour is worth 1 dollar to lorries and 3 to express lorries. The short way costs 1.5 dollars and 1 + x / 20 hours,
// the long one 2 hours. Even empty the short one is too dear for lorries (2.5 > 2); express lorries take it until
// 3 (1 + x / 20) + 1.5 = 6, so x = 10 of 15.
TEST_CASE("who values time more pays for the short way") {
    Answer const answer{"assign", "two-routes-scenario", "--gap 1e-12"};
    CHECK(answer.flow("toll-short") == near(10));
    CHECK(answer.flow("toll-long") == near(12));
    CHECK(answer.least_cost(4) == near(2));
    CHECK(answer.least_cost(5) == near(6));
    CHECK(by(answer.values().at("limits"), "id", "links.toll-short").at("delay_h").get<double>() == near(0.5));
}

// Nothing passes Davidson's queue faster than its capacity, whatever the wait; more than the capacity of the Bureau's
// curve does.
TEST_CASE("more than the capacity does not fit where the law of delay has an end there") {
    Answer const davidson{"assign", "one-way-scenario"};
    CHECK(davidson.status() == 1);
    CHECK(davidson.values().at("overloaded").get<bool>());
    Answer const bureau{"assign", "one-way-scenario", "--set 'davidson-short.volume-delay={bpr: {alpha: 1, beta: 1}}'"};
    CHECK(bureau.status() == 0);
    CHECK(bureau.least_cost() == near(1 + 12 / 10.0));
    CHECK(Answer("assign", "one-way-scenario", "--set 'demand.0.volume=9 trucks/h'").least_cost() == near(1 + 0.1 * 9));
}

// With a box an hour the berth unloads ten boxes and loads ten in 20 hours: 12 a day, whatever else the ships could do.
// The two ships of the fleet are back after 48 hours, the voyages and the port times of both ends: 10 a day.
TEST_CASE("places on board are those that ships, quays and cranes leave together") {
    Answer const answer{"assign", "ships-scenario"};
    CHECK(answer.status() == 0);
    // Of a box there are two TEU.
    auto const boxes_a_day = [&](std::string const& service) {
        auto const& places = answer.limit("services." + service + ".places.forward");
        CHECK(places.at("capacity_unit") == "TEU/year");
        return places.at("capacity").get<double>() / days_a_year / 2;
    };
    CHECK(boxes_a_day("departures") == near(5));
    CHECK(boxes_a_day("fleet") == near(10));
    CHECK(boxes_a_day("berths") == near(60));
    CHECK(boxes_a_day("crane") == near(12));
    // More than that is too much.
    CHECK(Answer("assign", "ships-scenario", "--set 'demand.3.volume=13 FEU/day'").status() == 1);
}

// With corridors each demand has a graph of its own, cut to what is no absurd detour; without, all share one.
TEST_CASE("a corridor that constrains nothing changes nothing") {
    for (std::string const principle : {"user", "system"}) {
        std::string const options = "--gap 1e-12 --detour 10 --principle " + principle;
        Answer const without{"assign", "two-routes-scenario", options};
        Answer const with{"assign", "any-route-scenario", options};
        CHECK(with.status() == 0);
        CHECK(with.number("total_cost") == near(without.number("total_cost")));
        REQUIRE(with.values().at("links").size() == without.values().at("links").size());
        for (nlohmann::json const& link : without.values().at("links")) {
            auto const& other = by(with.values().at("links"), "id", link.at("id"));
            CHECK(other.at("flow").get<double>() == near(link.at("flow")));
            CHECK(other.at("time_h").get<double>() == near(link.at("time_h")));
        }
    }
}

// The sum of x (1 + x / 10) and (15 - x) 2 (1 + (15 - x) / 10) is least where 1 + x / 5 = 2 + 2 (15 - x) / 5: 0.6 x
// = 7. One more delays the x others by an hour's tenth each.
TEST_CASE("tolls of the system optimum are what one more costs the others") {
    Answer const answer{"assign", "two-routes-scenario", "--principle system --gap 1e-12"};
    CHECK(answer.status() == 0);
    double const x = 7 / 0.6;
    CHECK(answer.flow("linear-short") == near(x));
    CHECK(answer.limit("links.linear-short").at("toll_usd").get<double>() == near(x / 10));
    CHECK(answer.limit("links.linear-long").at("toll_usd").get<double>() == near((15 - x) / 5));
    // Both routes cost the same with their tolls.
    CHECK(1 + x / 10 + x / 10 == near(2 + 2 * (15 - x) / 10 + (15 - x) / 5));
    // Of two classes the toll is what the delay of all costs: those that pass value an hour at 3 dollars. Marginal cost
    // 3 (1 + x / 20) + 1.5 + 3 x / 20 = 6 at x = 5.
    CHECK(answer.flow("toll-short") == near(5));
    CHECK(answer.limit("links.toll-short").at("toll_usd").get<double>() == near(5 * 3 / 20.0));
}

// At the cost c of the goods 20 / c are shipped, for the cost without queues is 1: x = 20 / (1 + x / 10) at x = 10.
TEST_CASE("less is shipped where that costs more") {
    Answer const answer{"assign", "elastic-scenario", "--gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(answer.shipped() == near(10));
    CHECK(answer.flow("a-b") == near(10));
    CHECK(answer.least_cost() == near(2));
    // Of an elasticity of 2, x = 20 / (1 + x / 10)^2: by bisection.
    double low = 0;
    double high = 20;
    for (int halving = 0; halving < 100; ++halving) {
        double const x = (low + high) / 2;
        (x < 20 / std::pow(1 + x / 10, 2) ? low : high) = x;
    }
    Answer const steeper{"assign", "elastic-scenario", "--gap 1e-12 --set demand.0.elasticity=2"};
    CHECK(steeper.shipped() == near(low));
}

// Ten of fifteen go over the narrow road, which takes an hour at 2 dollars; the others pay 2 * 2 + 3 dollars on the
// wide one. Those on the narrow road wait until it is no better: (7 - 2) / 2 hours.
TEST_CASE("a hard capacity delays by the difference of the costs over the value of time") {
    Answer const answer{"assign", "hard-scenario", "--delays hard --gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(!answer.values().at("overloaded").get<bool>());
    CHECK(answer.flow("narrow") == near(10));
    CHECK(answer.flow("wide") == near(5));
    CHECK(answer.limit("links.narrow").at("delay_h").get<double>() == near(2.5));
    CHECK(answer.least_cost() == near(7));
}

// The narrow road carries ten and no more; who ships pays up to 9 dollars, 2 of them for the hour: so the delay is
// (9 - 2) / 2 hours.
TEST_CASE("what does not fit stays unserved at its price") {
    Answer const answer{"assign", "unserved-scenario", "--delays hard --gap 1e-12"};
    CHECK(answer.status() == 0);
    CHECK(!answer.values().at("overloaded").get<bool>());
    CHECK(answer.shipped() == near(10));
    CHECK(answer.limit("links.narrow").at("delay_h").get<double>() == near(3.5));
}

TEST_CASE("goods whose price of being unserved is below any way stay at home") {
    Answer const answer{"assign", "unserved-scenario", "--delays hard --set 'demand.0.unserved=1 USD/truck'"};
    CHECK(answer.status() == 0);
    CHECK(answer.shipped() == 0);
}

// A box an hour keeps a wagon for 10 h of loading, 13 h there and 13 h back, and 14 h of unloading: 50 of 100 are out.
TEST_CASE("wagons that are out are those that goods keep, wherever they are") {
    Answer const answer{"assign", "wagons-scenario"};
    CHECK(answer.status() == 0);
    CHECK(answer.limit("wagon-fleets.flats").at("load").get<double>() == near(50));
    CHECK(answer.limit("wagon-fleets.flats").at("capacity").get<double>() == 100);
    // The same fleet carries twice as much, and no more.
    CHECK(Answer("capacity", "wagons-scenario").most_a_day() == near(48));
    Answer const short_of_wagons{"assign", "wagons-scenario", "--set 'wagon-fleets.flats.wagons=40 wagons'"};
    CHECK(short_of_wagons.status() == 1);
    CHECK(short_of_wagons.values().at("overloaded").get<bool>());
}

}  // namespace
}  // namespace corridor::test
