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

TEST_CASE("a ceiling holds what lines and ships carry under it") {
    OilPlanMaker maker{365 * day};
    TankId const port = maker.tank(m3(1e6), m3(20'000));
    StreamId const wells = maker.wells(port, rate(100));
    RunId const run = maker.ships(port, {}, m3(1'000), 10 * hour, 40 * hour);
    StreamId const shipped = maker.by_ships(wells, run, rate(80));
    maker.made.ceilings.push_back({"nodes.port", "Port", 25e-9, {{shipped, 1.0}}, {}});
    OilRecord const record = run_checked(maker.plan());
    CHECK(record.runs[run].carried.in(cubic_metre) == doctest::Approx(25 * 8760).epsilon(0.01));
}

TEST_CASE("ships wait for what lines leave them of a ceiling") {
    OilPlanMaker maker{365 * day};
    TankId const port = maker.tank(no_limit, m3(50'000));
    StreamId const wells = maker.wells(port, rate(100));
    LineId const line = maker.line(port, {}, rate(99.9), m3(10'000));
    StreamId const pumped = maker.by_line(wells, line, rate(99.9));
    RunId const run = maker.ships(port, {}, m3(20), hour, hour);
    StreamId const shipped = maker.by_ships(wells, run, rate(50));
    maker.made.ceilings.push_back({"nodes.port", "Port", 100e-9, {{pumped, 1.0}, {shipped, 1.0}}, {}});
    OilRecord const record = run_checked(maker.plan());
    // 0.1 m3/h are left: a parcel of 20 m3 comes up in 200 hours, 43 times in 8,760.
    CHECK(record.runs[run].parcels == 43);
    CHECK(record.lines[line].pumped.in(cubic_metre) == doctest::Approx(99.9 * 8760));
    CHECK(record.events < 1000);
}

TEST_CASE("a line does not run at its turndown against a ceiling below that") {
    OilPlanMaker maker{30 * day};
    TankId const depot = maker.tank(m3(100'000), m3(50'000));
    StreamId const light = maker.wells(depot, rate(50));
    StreamId const heavy = maker.wells(depot, rate(30), CargoId{1});
    LineId const line = maker.line(depot, {}, rate(150), m3(10));
    maker.made.lines[line].turndown = rate(60);
    StreamId const first = maker.by_line(light, line, rate(50));
    StreamId const second = maker.by_line(heavy, line, rate(20));
    double most = 0;
    SUBCASE("for one stream the other makes up") {
        maker.made.ceilings.push_back({"c", "C", 15e-9, {{first, 1.0}}, {}});
        most = 60 * 720;
    }
    SUBCASE("for both together it stands still") {
        maker.made.ceilings.push_back({"c", "C", 40e-9, {{first, 1.0}, {second, 1.0}}, {}});
    }
    CHECK(run_checked(maker.plan()).lines[line].pumped.in(cubic_metre) == doctest::Approx(most));
}

}  // namespace corridor::test
