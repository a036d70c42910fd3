#include "pipelines/oil_year.h"

#include <doctest/doctest.h>

#include "unit/pipelines/oil_plans.h"

namespace corridor::test {
namespace {

constexpr VolumeRate rate(double of) {
    return of * cubic_metres_an_hour;
}
constexpr Volume m3(double of) {
    return of * cubic_metre;
}

// 100 m3/h from wells without tanks through a line of 10,000 m3 to the market.
OilPlanMaker one_line(Duration horizon) {
    OilPlanMaker maker{horizon};
    TankId const field = maker.tank(Volume{}, Volume{});
    StreamId const wells = maker.wells(field, rate(100));
    maker.by_line(wells, maker.line(field, {}, rate(200), m3(10'000)), rate(100));
    return maker;
}

}  // namespace

TEST_CASE("oil is in a line as long as its fill over its throughput") {
    OilRecord const record = run_checked(one_line(60 * day).plan());
    // 10,000 m3 at 100 m3/h are 100 hours. The drops of days 0 to 55 have arrived by hour 1,440.
    REQUIRE(record.ages.at(0).size() == 56);
    for (Duration const age : record.ages[0]) {
        CHECK(age.in(hour) == doctest::Approx(100).epsilon(1e-9));
    }
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) == doctest::Approx(100 * 24 * 60).epsilon(1e-9));
}

TEST_CASE("a line that is empty at the start delivers nothing until it is full") {
    OilPlanMaker maker = one_line(60 * day);
    maker.made.lines[LineId{0}].unfilled = m3(10'000);
    OilRecord const record = run_checked(maker.plan());
    CHECK(record.lines[LineId{0}].filling.in(hour) == doctest::Approx(100).epsilon(1e-9));
    // By the end of the fourth day nothing, by that of the fifth the 20 hours since hour 100.
    CHECK(record.delivered_by_day[0].at(3) == Volume{});
    CHECK(record.delivered_by_day[0].at(4).in(cubic_metre) == doctest::Approx(20 * 100).epsilon(1e-9));
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) == doctest::Approx(100 * (24 * 60 - 100)).epsilon(1e-9));
    CHECK(record.inside_at_start.at(0) == Volume{});
    CHECK(record.ages.at(0).at(0).in(hour) == doctest::Approx(100).epsilon(1e-9));
}

TEST_CASE("after a step in throughput oil is in a line for the exact integral") {
    OilPlanMaker maker = one_line(60 * day);
    // From hour 240 on the line takes a quarter of 200 m3/h.
    maker.made.lines[LineId{0}].reductions.push_back({240 * hour, 2000 * hour, 0.75, 0});
    OilRecord const record = run_checked(maker.plan());
    // Born at t: 100 (240 - t) + 50 (arrives - 240) = 10,000 if that is after hour 240.
    REQUIRE(record.ages.at(0).size() > 40);
    for (std::size_t i = 0; i < record.ages[0].size(); ++i) {
        double const born = static_cast<double>(i) * 24;
        double const before = std::max(0.0, 240 - born) * 100;
        double const after = before >= 10'000 ? 0 : (10'000 - before) / 50;
        double const age = before >= 10'000 ? 100 : std::max(0.0, 240 - born) + after;
        CHECK(record.ages[0][i].in(hour) == doctest::Approx(age).epsilon(1e-9));
    }
}

TEST_CASE("tanks fill behind a line that takes less, wells are shut in, and stocks are cleared afterwards") {
    OilPlanMaker maker{60 * day};
    TankId const field = maker.tank(m3(10'000), m3(4'000));
    StreamId const wells = maker.wells(field, rate(100));
    LineId const line = maker.line(field, {}, rate(150), m3(1'000));
    maker.by_line(wells, line, rate(100));
    // For 20 days from hour 240 on the line takes 40 % of 150 m3/h.
    maker.made.lines[line].reductions.push_back({240 * hour, 720 * hour, 0.6, 0});
    OilRecord const record = run_checked(maker.plan());
    OilRecord::Tank const& tank = record.tanks[field];
    // 6,000 m3 of room at 100 - 60 m3/h: full after 150 h, at hour 390. Until hour 720, 40 m3/h are shut in; then 50
    // m3/h more leave than come, and a hundredth of the room, 100 m3, is free after 2 h.
    REQUIRE(tank.full_since.size() == 1);
    CHECK(tank.full_since.front().in(hour) == doctest::Approx(390).epsilon(1e-9));
    CHECK(tank.full.in(hour) == doctest::Approx(330 + 2).epsilon(1e-9));
    REQUIRE(record.shut_in_since.size() == 1);
    CHECK(record.shut_in_since.front().in(hour) == doctest::Approx(390).epsilon(1e-9));
    CHECK(tank.greatest.in(cubic_metre) == doctest::Approx(10'000).epsilon(1e-9));
    double const produced = record.produced_by_day[0].back().in(cubic_metre);
    CHECK(produced == doctest::Approx(100 * 24 * 60 - 40 * 330).epsilon(1e-9));
    // Then the line takes 50 m3/h more than comes: 6,000 m3 are cleared in 120 hours, by the end of day 35.
    CHECK(tank.by_day.at(33).in(cubic_metre) == doctest::Approx(10'000 - 50 * 96).epsilon(1e-9));
    CHECK(tank.by_day.at(34).in(cubic_metre) == doctest::Approx(4'000).epsilon(1e-9));
    CHECK(tank.by_day.back().in(cubic_metre) == doctest::Approx(4'000).epsilon(1e-9));
}

TEST_CASE("a tank that runs dry gives on what comes in") {
    OilPlanMaker maker{20 * day};
    TankId const field = maker.tank(Volume{}, Volume{});
    TankId const depot = maker.tank(m3(10'000), m3(4'000));
    StreamId const wells = maker.wells(field, rate(100));
    StreamId const stored = maker.by_line(wells, maker.line(field, depot, rate(100), m3(100)), rate(100));
    LineId const in = LineId{0};
    maker.by_line(stored, maker.line(depot, {}, rate(100), m3(100)), rate(100));
    // From hour 100 on only 30 m3/h come in: 4,000 m3 last for 4,000 / 70 = 57.14 hours.
    maker.made.lines[in].reductions.push_back({100 * hour, 1000 * hour, 0.7, 0});
    OilRecord const record = run_checked(maker.plan());
    CHECK(record.tanks[depot].least.in(cubic_metre) == doctest::Approx(0).epsilon(1e-6));
    double const until_dry = 100 + 4'000.0 / 70;
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) ==
          doctest::Approx(100 * until_dry + 30 * (480 - until_dry)).epsilon(1e-9));
}

TEST_CASE("what the best outlet cannot take goes to the next") {
    OilPlanMaker maker{100 * day};
    TankId const field = maker.tank(m3(10'000), m3(2'000));
    StreamId const wells = maker.wells(field, rate(100));
    maker.by_line(wells, maker.line(field, {}, rate(120), m3(100)), rate(90));
    maker.by_line(wells, maker.line(field, {}, rate(30), m3(100)), rate(10));
    maker.by_line(wells, maker.line(field, {}, rate(30), m3(100)), rate(0));
    // From day 10 on the first takes half of 120 m3/h: 40 are left for the others, of which the second takes 30.
    maker.made.lines[LineId{0}].reductions.push_back({240 * hour, 2400 * hour, 0.5, 0});
    OilRecord const record = run_checked(maker.plan());
    auto const sent = [&](std::size_t outlet, std::size_t day_of) {
        return record.sent_by_day[outlet].at(day_of).in(cubic_metre);
    };
    CHECK(sent(0, 9) == doctest::Approx(90 * 240).epsilon(1e-9));
    CHECK(sent(0, 99) - sent(0, 49) == doctest::Approx(60 * 1200).epsilon(1e-9));
    CHECK(sent(1, 99) - sent(1, 49) == doctest::Approx(30 * 1200).epsilon(1e-9));
    CHECK(sent(2, 99) - sent(2, 49) == doctest::Approx(10 * 1200).epsilon(1e-9));
}

TEST_CASE("a line that cannot keep its turndown pumps a day's oil by turns") {
    OilPlanMaker maker{100 * day};
    TankId const field = maker.tank(m3(10'000), m3(3'000));
    StreamId const wells = maker.wells(field, rate(20));
    LineId const line = maker.line(field, {}, rate(100), m3(100));
    maker.made.lines[line].turndown = rate(50);
    maker.by_line(wells, line, rate(60));
    OilRecord const record = run_checked(maker.plan());
    CHECK(record.lines[line].stopped > 10 * day);
    // All the same, what comes is passed on, but for what still waits.
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) > 20 * 2400 + 3'000 - 50 * 24 - 1);
}

TEST_CASE("a line on which little is nominated pumps at its turndown, now and then") {
    OilPlanMaker maker{400 * day};
    TankId const field = maker.tank(m3(10'000), m3(3'000));
    StreamId const wells = maker.wells(field, rate(5));
    LineId const line = maker.line(field, {}, rate(100), m3(100));
    maker.made.lines[line].turndown = rate(50);
    maker.by_line(wells, line, rate(5));
    OilRecord const record = run_checked(maker.plan());
    // It stands still nine tenths of the time, and no well for it.
    CHECK(record.lines[line].stopped.in(day) == doctest::Approx(0.9 * 400).epsilon(0.03));
    CHECK(record.shut_in_since.empty());
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) == doctest::Approx(5 * 9'600 + 3'000).epsilon(0.03));
}

TEST_CASE("a line runs again when it has stood still between full tanks") {
    OilPlanMaker maker{100 * day};
    TankId const field = maker.tank(m3(5'000), m3(2'000));
    TankId const depot = maker.tank(m3(3'000), m3(1'000));
    StreamId const wells = maker.wells(field, rate(100));
    StreamId const small = maker.wells(depot, rate(2), CargoId{1});
    LineId const in = maker.line(field, depot, rate(150), m3(500));
    LineId const on = maker.line(depot, {}, rate(150), m3(500));
    maker.made.lines[in].turndown = rate(60);
    maker.made.lines[on].turndown = rate(60);
    // Nothing passes the second from day 10 to 30, and little of the first, so that the small stream fills the depot.
    maker.made.lines[on].reductions.push_back({240 * hour, 720 * hour, 1.0, 0});
    maker.made.lines[in].reductions.push_back({200 * hour, 720 * hour, 1.0, 0});
    StreamId const stored = maker.by_line(wells, in, rate(100));
    maker.by_line(stored, on, rate(100));
    maker.by_line(small, on, rate(2));
    OilRecord const record = run_checked(maker.plan());
    auto const sent = [&](std::size_t outlet, std::size_t from, std::size_t until) {
        return (record.sent_by_day[outlet].at(until) - record.sent_by_day[outlet].at(from)).in(cubic_metre);
    };
    CHECK(sent(0, 60, 99) == doctest::Approx(100 * 39 * 24).epsilon(0.01));
    CHECK(sent(1, 60, 99) == doctest::Approx(2 * 39 * 24).epsilon(0.05));
}

TEST_CASE("nothing is held back any more for a line that has been stopped") {
    OilPlanMaker maker{60 * day};
    TankId const field = maker.tank(m3(5'000), {});
    TankId const depot = maker.tank(m3(2'411), m3(1'610));
    StreamId const light = maker.wells(field, rate(99));
    StreamId const heavy = maker.wells(depot, rate(110), CargoId{1});
    LineId const in = maker.line(field, depot, rate(95), {});
    LineId const on = maker.line(depot, {}, rate(94), m3(132));
    LineId const aside = maker.line(depot, {}, rate(64), m3(39));
    StreamId const arrived = maker.by_line(light, in, rate(98));
    maker.by_line(arrived, on, rate(134));
    maker.by_line(arrived, aside, rate(12));
    maker.by_line(heavy, on, rate(148));
    // The depot is full by then. A quarter of 94 m3/h is less than the line's turndown, so it stands still.
    maker.made.lines[on].turndown = rate(25);
    maker.made.lines[on].reductions.push_back({137 * hour, 479 * hour, 0.75, 0});
    OilRecord const record = run_checked(maker.plan());
    // Aside goes as much as that line takes, and as much comes in.
    double const sent = (record.sent_by_day[1].at(18) - record.sent_by_day[1].at(6)).in(cubic_metre);
    CHECK(sent == doctest::Approx(64 * 12 * 24));
    double const produced = (record.produced_by_day[0].at(18) - record.produced_by_day[0].at(6)).in(cubic_metre);
    CHECK(produced == doctest::Approx(64 * 12 * 24));
}

TEST_CASE("ships lift what is nominated, parcel by parcel") {
    OilPlanMaker maker{100 * day};
    TankId const port = maker.tank(m3(50'000), m3(20'000));
    StreamId const wells = maker.wells(port, rate(100));
    RunId const run = maker.ships(port, {}, m3(5'000), 10 * hour, 100 * hour);
    maker.by_ships(wells, run, rate(100));
    OilRecord const record = run_checked(maker.plan());
    // 5,000 m3 every 50 hours: begun at hours 50, 100 ... 2,390 are sailed 10 hours later.
    CHECK(record.runs[run].parcels == 47);
    CHECK(record.runs[run].carried.in(cubic_metre) == doctest::Approx(47 * 5'000).epsilon(1e-9));
}

TEST_CASE("parcels are at a market when they arrive, on whatever hour the simulation ends") {
    for (double const horizon : {60.0, 60.5}) {
        CAPTURE(horizon);
        OilPlanMaker maker{horizon * day};
        TankId const port = maker.tank(no_limit, m3(20'000));
        StreamId const wells = maker.wells(port, rate(100));
        RunId const run = maker.ships(port, {}, m3(5'000), 10 * hour, 100 * hour);
        StreamId const landed = maker.by_ships(wells, run, rate(100));
        OilRecord const record = run_checked(maker.plan());
        // Every 50 hours one begins to load; 10 + 100 + 10 hours later it is ashore: at hours 170, 220, 270 ...
        auto const parcels = [&](std::size_t days) {
            return record.delivered_by_day[0].at(days - 1).in(cubic_metre) / 5'000;
        };
        CHECK(parcels(7) == 0);
        CHECK(parcels(8) == doctest::Approx(1));
        CHECK(parcels(20) == doctest::Approx(7));
        CHECK(record.delivered_by_day[0].size() == 60);
        CHECK(parcels(60) == doctest::Approx(26));
        // Hour 1,420 is before the end of either, hour 1,450 before that of the longer.
        CHECK(record.in_the_end[landed].in(cubic_metre) == doctest::Approx(26 * 5'000));
        CHECK(record.sent[0].in(cubic_metre) ==
              doctest::Approx(record.in_the_end[landed].in(cubic_metre)).epsilon(0.15));
    }
}

TEST_CASE("a fleet carries no more than its rounds") {
    OilPlanMaker maker{200 * day};
    TankId const port = maker.tank(m3(1e6), m3(20'000));
    TankId const far = maker.tank(m3(1e6), m3(1'000));
    StreamId const wells = maker.wells(port, rate(100));
    RunId const run = maker.ships(port, far, m3(1'000), 10 * hour, 40 * hour);
    maker.made.runs[run].fleet = 3;
    StreamId const landed = maker.by_ships(wells, run, rate(100));
    maker.by_line(landed, maker.line(far, {}, rate(200), m3(100)), rate(100));
    OilRecord const record = run_checked(maker.plan());
    // A round takes 10 + 40 + 10 + 40 hours: three ships carry 30 m3/h.
    double const days = 200;
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) == doctest::Approx(30 * 24 * days).epsilon(0.02));
}

TEST_CASE("a part of a fleet out of use carries so much less") {
    OilPlanMaker maker{200 * day};
    TankId const port = maker.tank(m3(1e6), m3(20'000));
    StreamId const wells = maker.wells(port, rate(100));
    RunId const run = maker.ships(port, {}, m3(1'000), 10 * hour, 40 * hour);
    maker.made.runs[run].fleet = 4;
    maker.made.runs[run].reductions.push_back({Duration{}, 400 * day, 0.5, 0});
    maker.by_ships(wells, run, rate(100));
    OilRecord const record = run_checked(maker.plan());
    // Two of four ships with rounds of 100 hours: 48 rounds each in 4,800 hours.
    CHECK(record.runs[run].parcels >= 94);
    CHECK(record.runs[run].parcels <= 96);
}

TEST_CASE("ships leave no sooner after each other than their headway") {
    OilPlanMaker maker{100 * day};
    TankId const port = maker.tank(m3(1e6), m3(20'000));
    StreamId const wells = maker.wells(port, rate(100));
    RunId const run = maker.ships(port, {}, m3(1'000), 10 * hour, 40 * hour);
    maker.made.runs[run].headway = 25 * hour;
    maker.by_ships(wells, run, rate(100));
    // 2,400 hours hold 96 headways; the first ship begins at once, for 20,000 m3 stand there.
    CHECK(run_checked(maker.plan()).runs[run].parcels == 96);
}

TEST_CASE("lines that lead to and fro between tanks keep the laws") {
    OilPlanMaker maker{60 * day};
    TankId const east = maker.tank(m3(10'000), m3(3'000));
    TankId const west = maker.tank(m3(10'000), m3(3'000));
    StreamId const eastern = maker.wells(east, rate(80));
    StreamId const western = maker.wells(west, rate(50), CargoId{1});
    LineId const westwards = maker.line(east, west, rate(100), m3(500));
    LineId const eastwards = maker.line(west, east, rate(100), m3(500));
    StreamId const in_west = maker.by_line(eastern, westwards, rate(80));
    StreamId const in_east = maker.by_line(western, eastwards, rate(50));
    maker.by_line(in_west, maker.line(west, {}, rate(100), m3(100)), rate(80));
    maker.by_line(in_east, maker.line(east, {}, rate(100), m3(100)), rate(50));
    OilRecord const record = run_checked(maker.plan());
    CHECK(record.delivered_by_day[0].back().in(cubic_metre) == doctest::Approx(80 * 1440).epsilon(1e-9));
    CHECK(record.delivered_by_day[1].back().in(cubic_metre) == doctest::Approx(50 * 1440).epsilon(1e-9));
}

TEST_CASE("where less than usual stands no more goes on than is nominated, from the moment on that it is so") {
    OilPlanMaker maker{30 * day};
    TankId const depot = maker.tank(m3(10'000), m3(4'000));
    StreamId const wells = maker.wells(depot, rate(20));
    LineId const aside = maker.line(depot, {}, rate(100), m3(10'000));
    LineId const main = maker.line(depot, {}, rate(100), m3(100'000));
    maker.made.lines[main].turndown = rate(25);
    maker.by_line(wells, aside, rate(0));
    maker.by_line(wells, main, rate(10));
    OilRecord const record = run_checked(maker.plan());
    // The main line takes 25 m3/h, aside go the 10 m3/h that are not nominated: until 20 m3, what comes in an hour, are
    // missing of what usually stands, after 20 / 15 h.
    CHECK(record.lines[aside].pumped.in(cubic_metre) == doctest::Approx(10 * 20.0 / 15));
    CHECK(record.lines[main].pumped.in(cubic_metre) == doctest::Approx(25 * 720));
}

TEST_CASE("a tank that was dry is back at its usual level though that is less than it refills to") {
    OilPlanMaker maker{30 * day};
    TankId const field = maker.tank({}, {});
    TankId const depot = maker.tank(m3(20'000), m3(10));
    StreamId const wells = maker.wells(field, rate(100));
    LineId const in = maker.line(field, depot, rate(100), {});
    StreamId const stored = maker.by_line(wells, in, rate(100));
    maker.by_line(stored, maker.line(depot, {}, rate(200), m3(1'000)), rate(90));
    maker.made.lines[in].reductions.push_back({100 * hour, 110 * hour, 1.0, 0});
    // Dry 10 m3 after hour 100, it gains 10 m3/h from hour 110 on until its usual 10 m3 stand there.
    OilRecord const record = run_checked(maker.plan());
    CHECK(record.tanks[depot].by_day.back().in(cubic_metre) == doctest::Approx(10));
    CHECK(record.tanks[depot].greatest.in(cubic_metre) == doctest::Approx(10));
}

}  // namespace corridor::test
