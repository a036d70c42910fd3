#include <optional>

#include <doctest/doctest.h>

#include "pipelines/oil_year.h"
#include "unit/pipelines/oil_plans.h"

namespace corridor::test {
namespace {

constexpr VolumeRate rate(double of) {
    return of * cubic_metres_an_hour;
}
constexpr Volume m3(double of) {
    return of * cubic_metre;
}

}  // namespace

TEST_CASE("batches of two grades lose an interface at each change") {
    OilPlanMaker maker{100 * day};
    TankId const depot = maker.tank(m3(50'000), m3(20'000));
    StreamId const light = maker.wells(depot, rate(60), CargoId{0});
    StreamId const heavy = maker.wells(depot, rate(40), CargoId{1});
    LineId const line = maker.line(depot, {}, rate(120), m3(5'000));
    maker.made.lines[line].batch = m3(3'000);
    maker.made.lines[line].interface = m3(100);
    maker.by_line(light, line, rate(60));
    maker.by_line(heavy, line, rate(40));
    OilRecord const record = run_checked(maker.plan());
    double lost = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        lost += record.lost[StreamId{i}].in(cubic_metre);
    }
    // 96,000 m3 of the heavy grade are 32 batches of 3,000 m3, each between two interfaces of 100 m3.
    CHECK(lost == doctest::Approx(32 * 2 * 100).epsilon(0.05));
}

TEST_CASE("a line that restarts with a mixture at its end loses it, and nothing comes of it behind") {
    OilPlanMaker maker{60 * day};
    TankId const field = maker.tank({}, {});
    TankId const depot = maker.tank(m3(2'000), m3(945));
    TankId const port = maker.tank(m3(8'000), {});
    StreamId const light = maker.wells(field, rate(1), CargoId{0});
    StreamId const heavy = maker.wells(depot, rate(1), CargoId{1});
    LineId const in = maker.line(field, depot, rate(50), {});
    LineId const line = maker.line(depot, port, rate(92), m3(13));
    LineId const aside = maker.line(depot, {}, rate(10), {});
    maker.made.lines[line].turndown = rate(25);
    maker.made.lines[line].batch = m3(525);
    maker.made.lines[line].interface = m3(26);
    RunId const ships = maker.ships(port, {}, m3(500), hour, hour);
    maker.made.runs[ships].fleet = 1;
    StreamId const arrived = maker.by_line(light, in, rate(13));
    StreamId const first = maker.by_line(arrived, line, rate(18));
    maker.by_line(arrived, aside, rate(7));
    StreamId const second = maker.by_line(heavy, line, rate(81));
    maker.by_ships(first, ships, rate(0));
    maker.by_ships(second, ships, rate(0));
    maker.made.lines[in].reductions.push_back({0 * hour, 2 * hour, 0.25, 0});
    maker.made.lines[line].reductions.push_back({0 * hour, 35 * hour, 0.75, 0});
    maker.made.lines[aside].reductions.push_back({0 * hour, 6 * hour, 0.25, 0});
    OilRecord const record = run_checked(maker.plan());
    double lost = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        lost += record.lost[StreamId{i}].in(cubic_metre);
    }
    CHECK(lost == doctest::Approx(26 * 3));
}

TEST_CASE("a line whose grade is dry turns to another when enough of that has come") {
    OilPlanMaker maker{60 * day};
    TankId const depot = maker.tank(no_limit, {});
    StreamId const slow = maker.wells(depot, rate(1));
    StreamId const fast = maker.wells(depot, rate(10), CargoId{1});
    LineId const line = maker.line(depot, {}, rate(50), m3(5'000));
    maker.made.lines[line].batch = m3(30'000);
    maker.by_line(slow, line, rate(1));
    StreamId const arrived = maker.by_line(fast, line, rate(10));
    OilPlan const plan = maker.plan();
    OilRecord record{plan};
    OilYear year{plan, Network{}, 42, 0, record};
    std::optional<Duration> turned;
    year.run([&](OilYear const& now) {
        bool const is_turned = now.state().lines[line].grade == plan.streams[arrived].grade;
        turned = !turned && is_turned ? std::optional{now.state().now} : turned;
    });
    // A tenth of a batch, 3,000 m3, at 10 m3/h.
    REQUIRE(turned);
    CHECK(turned->in(hour) == doctest::Approx(300));
}

TEST_CASE("a ceiling holds a grade that is pumped in batches") {
    OilPlanMaker maker{30 * day};
    TankId const depot = maker.tank(m3(100'000), m3(50'000));
    StreamId const light = maker.wells(depot, rate(50));
    StreamId const heavy = maker.wells(depot, rate(50), CargoId{1});
    LineId const line = maker.line(depot, {}, rate(150), m3(10));
    maker.made.lines[line].batch = m3(1e6);
    StreamId const first = maker.by_line(light, line, rate(50));
    maker.by_line(heavy, line, rate(50));
    maker.made.ceilings.push_back({"c", "C", 15e-9, {{first, 1.0}}, {}});
    CHECK(run_checked(maker.plan()).lines[line].pumped.in(cubic_metre) == doctest::Approx(15 * 720));
}

}  // namespace corridor::test
