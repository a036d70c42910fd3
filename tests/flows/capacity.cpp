// What facilities carry, by hand, through the command line.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "flows/answer.h"
#include "support/program.h"

namespace corridor::test {
namespace {

using Ids = std::vector<std::string>;

doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(1e-8);
}

// A train is two boxes.
TEST_CASE("each facility carries what its own limit lets through, and is named") {
    Answer const answer{"capacity", "facilities-scenario"};
    CHECK(answer.status() == 0);
    // Twelve trains each way share one track: 24 trains if all go one way.
    CHECK(answer.most_a_day(0) == near(48));
    CHECK(answer.most_a_day(1) == near(48));
    CHECK(answer.cut(0) == Ids{"links.single"});
    CHECK(answer.most_a_day(2) == near(24));
    CHECK(answer.cut(2) == Ids{"links.double.forward"});
    // Two servers who take three hours for a consignment, be it one box or five.
    CHECK(answer.most_a_day(3) == near(16));
    CHECK(answer.cut(3) == Ids{"nodes.desk.controls.desk.servers"});
    CHECK(answer.most_a_day(4) == near(80));
    // Half a day of 24 trains a day.
    CHECK(answer.most_a_day(5) == near(24));
    CHECK(answer.cut(5) == Ids{"nodes.opening.controls.desk"});
    // Ten boxes every other day.
    CHECK(answer.most_a_day(6) == near(5));
    CHECK(answer.cut(6) == Ids{"services.departures.departures.forward"});
    // Two ships that are back after 2 (20 h + 4 h).
    CHECK(answer.most_a_day(7) == near(10));
    CHECK(answer.cut(7) == Ids{"services.fleet.fleet"});
    // A berth that each ship with ten boxes takes for four hours.
    CHECK(answer.most_a_day(8) == near(60));
    CHECK(answer.cut(8) == Ids{"nodes.berths-b.berths.quay.servers"});
    // With a box an hour a ship is unloaded and loaded in 20 hours.
    CHECK(answer.most_a_day(9) == near(12));
    CHECK(answer.cut(9) == Ids{"nodes.crane-b.berths.quay.servers"});
    // Ten wagons that are loaded for 10 h, run for 12 h, are unloaded for 14 h and run back for 12 h.
    CHECK(answer.most_a_day(10) == near(5));
    CHECK(answer.cut(10) == Ids{"wagon-fleets.flats"});
    // 400 t that change to lorries.
    CHECK(answer.most_a_day(11) == near(20));
    CHECK(answer.cut(11) == Ids{"nodes.port"});
    // Lines that share nothing, those of the single track and of the desk but once.
    CHECK(answer.number("max_flow") / days_a_year == near(48 + 24 + 80 + 24 + 5 + 10 + 60 + 12 + 5 + 20));
    CHECK(answer.values().at("ladder").empty());
    CHECK(answer.values().at("cost_usd_per_year").is_null());
}

// Six trains one way and twelve the other share one track: eighteen of two boxes, whichever way goods are asked for
// first.
TEST_CASE("a single track carries what is stated of both directions") {
    std::string const differing = "--set 'single.forward.capacity=6 trains/day'";
    Answer const answer{"capacity", "facilities-scenario", differing};
    CHECK(answer.most_a_day(0) == near(36));
    CHECK(answer.most_a_day(1) == near(36));
    Answer const back_first{"capacity", "facilities-back-scenario", differing};
    CHECK(back_first.most_a_day() == near(36));
}

// Two boxes or 50 t are a train. 10 boxes and 200 t a day are 5 + 4 trains: a line of ten carries 10 / 9 of them, the
// next line, of twelve, 12 / 9.
TEST_CASE("cargoes share a line by what a train takes of them") {
    Answer const answer{"capacity", "shared-section-scenario", "--corridor rail"};
    CHECK(answer.status() == 0);
    CHECK(answer.most_a_day(0) == near(20));
    CHECK(answer.most_a_day(1) == near(500));
    // Of boxes a train is 40 t, of ore 50 t: in whatever shares carry most, all is ore.
    CHECK(answer.values().at("unit") == "t/year");
    CHECK(answer.number("max_flow") / days_a_year == near(500));
    nlohmann::json const& ladder = answer.values().at("ladder");
    REQUIRE(ladder.size() == 2);
    CHECK(ladder[0].at("factor").get<double>() == doctest::Approx(10 / 9.0).epsilon(1e-6));
    CHECK(ladder[0].at("flow").get<double>() / days_a_year == near(400 * 10 / 9.0));
    CHECK(ladder[0].at("binding").at(0).at("id") == "links.a-b");
    // One train a day more is a ninth of all more.
    CHECK(ladder[0].at("binding").at(0).at("gain").get<double>() == near(400 / 9.0 * days_a_year));
    CHECK(ladder[0].at("relief").at(0).at("needed_for_next").get<double>() == near(12));
    CHECK(ladder[1].at("factor").get<double>() == doctest::Approx(12 / 9.0).epsilon(1e-6));
    CHECK(ladder[1].at("binding").at(0).at("id") == "links.b-c");
    CHECK(ladder[1].at("relief").at(0).at("needed_for_next").is_null());
    CHECK(Answer("capacity", "shared-section-scenario", "--corridor rail --rungs 1").values().at("ladder").size() == 1);
}

// Boxes may go by the road, which no limit is stated for, at 100 dollars a box; ore may not. Without rail the road
// takes all boxes; without both nothing goes.
TEST_CASE("failures alone and in pairs, and how many cut a demand off") {
    Answer const answer{"capacity", "shared-section-scenario", "--pairs"};
    CHECK(answer.status() == 0);
    CHECK(answer.values().at("max_flow").is_null());
    nlohmann::json const& criticality = answer.values().at("criticality");
    REQUIRE(criticality.at("single").size() == 1);
    nlohmann::json const& rail = criticality.at("single").at(0);
    CHECK(rail.at("fails") == nlohmann::json{{"links.a-b", "links.b-c", "nodes.b"}});
    CHECK(rail.at("unserved").get<double>() / days_a_year == near(200));
    CHECK(rail.at("extra_cost_usd").get<double>() / days_a_year == near(1000));
    REQUIRE(criticality.at("pairs").size() == 1);
    CHECK(criticality.at("pairs").at(0).at("unserved").get<double>() / days_a_year == near(400));
    CHECK(criticality.at("resilience").at(0).at("failures") == 2);
    CHECK(criticality.at("resilience").at(1).at("failures") == 1);
}

TEST_CASE("a corridor that a demand can't take is no answer for it") {
    Answer const answer{"capacity", "shared-section-scenario", "--corridor road"};
    CHECK(answer.status() == 1);
    CHECK(answer.values().at("demands").at(1).at("unserved").get<double>() / days_a_year == near(200));
    CHECK(!answer.values().at("demands").at(1).at("corridors").at(0).at("feasible").get<bool>());
    CHECK(answer.values().at("ladder").empty());
}

// Ten of fifteen lorries go by the narrow road at 2 dollars, five by the wide one at 7: one lorry an hour more on the
// narrow one saves 5 dollars.
TEST_CASE("raising a capacity by one saves its shadow price") {
    Answer const answer{"capacity", "hard-scenario", "--detour 3"};
    CHECK(answer.status() == 0);
    CHECK(answer.number("cost_usd_per_year") == near((10 * 2 + 5 * 7) * hours_a_year));
    nlohmann::json const& prices = answer.values().at("shadow_prices");
    REQUIRE(prices.size() == 1);
    CHECK(prices[0].at("id") == "links.narrow");
    CHECK(prices[0].at("capacity").get<double>() == 10);
    CHECK(prices[0].at("usd_per_year_of_one_more").get<double>() == near(5 * hours_a_year));
    CHECK(prices[0].at("usd_per_year_of_one_less").get<double>() == near(5 * hours_a_year));
    Answer const more{"capacity", "hard-scenario", "--detour 3 --set 'narrow.capacity=11 trucks/h'"};
    CHECK(answer.number("cost_usd_per_year") - more.number("cost_usd_per_year") == near(5 * hours_a_year));
}

// Of fifteen lorries that all fit, one less of what they just use costs 5 dollars and one more brings nothing.
TEST_CASE("a price that jumps at the capacity is given from both sides") {
    Answer const answer{"capacity", "hard-scenario", "--detour 3 --set 'narrow.capacity=15 trucks/h'"};
    nlohmann::json const& prices = answer.values().at("shadow_prices");
    REQUIRE(prices.size() == 1);
    CHECK(prices[0].at("usd_per_year_of_one_more").get<double>() == 0);
    CHECK(prices[0].at("usd_per_year_of_one_less").get<double>() == near(5 * hours_a_year));
}

// With 400 t of ore a day, 8 of 10 trains, only 4 of 10 boxes go by rail; the others pay 100 dollars for the road. With
// 600 t all ten trains are of ore, and what does not fit is worth 9 dollars a tonne, 2 of them for the hours. So a
// train more saves 2 * 100 or 50 * 7 dollars: what its goods, of 20 t a box and a dollar an hour and tonne, would wait
// for.
TEST_CASE("a hard capacity makes goods wait for what its shadow price is worth") {
    struct Case {
        std::string ore;
        double price;   // of one train
        double tonnes;  // that a train holds of what is left out
    };
    for (Case const& one : {Case{"400", 200, 40}, Case{"600", 350, 50}}) {
        std::string const options = "--detour 5 --set 'demand.1.volume=" + one.ore +
                                    " t/day' --set 'demand.0.unserved=300 USD/FEU' --set 'demand.1.unserved=9 USD/t'";
        Answer const planned{"capacity", "shared-section-scenario", options};
        Answer const assigned{"assign", "shared-section-scenario", options + " --delays hard"};
        nlohmann::json const& prices = planned.values().at("shadow_prices");
        REQUIRE(prices.size() == 1);
        CHECK(prices[0].at("id") == "links.a-b");
        CHECK(prices[0].at("usd_per_year_of_one_more").get<double>() / days_a_year == near(one.price));
        CHECK(assigned.limit("links.a-b").at("delay_h").get<double>() * one.tonnes == near(one.price));
        double const on_rail = planned.values().at("demands").at(0).at("corridors").at(0).at("planned").get<double>();
        CHECK(assigned.flow_by("rail") * hours_a_year == doctest::Approx(on_rail).epsilon(1e-6));
    }
}

// At half as dear again the wide road, at 7 dollars to 2, is no way.
TEST_CASE("what does not fit is left out and nothing has a price, unless that is priced too") {
    Answer const unpriced{"capacity", "hard-scenario"};
    CHECK(unpriced.status() == 1);
    CHECK(unpriced.values().at("demands").at(0).at("unserved").get<double>() == near(5 * hours_a_year));
    CHECK(!unpriced.values().at("priced").get<bool>());
    CHECK(unpriced.values().at("shadow_prices").empty());
    // Here one more is served at 2 dollars that was worth 9.
    Answer const priced{"capacity", "unserved-scenario"};
    CHECK(priced.status() == 1);
    CHECK(priced.values().at("priced").get<bool>());
    REQUIRE(priced.values().at("shadow_prices").size() == 1);
    CHECK(priced.values().at("shadow_prices").at(0).at("usd_per_year_of_one_more").get<double>() ==
          near(7 * hours_a_year));
}

}  // namespace
}  // namespace corridor::test
