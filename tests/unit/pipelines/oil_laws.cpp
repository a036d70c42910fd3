#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corridor/input/read.h"
#include "corridor/pipelines/simulate_oil.h"
#include "pipelines/oil_plan_builder.h"
#include "pipelines/oil_year.h"
#include "unit/pipelines/oil_plans.h"

namespace corridor::test {
namespace {

constexpr Volume m3(int of) {
    return static_cast<double>(of) * cubic_metre;
}
constexpr VolumeRate rate(int of) {
    return static_cast<double>(of) * cubic_metres_an_hour;
}

// Two producers that share tanks, two lines one behind the other with an outlet aside, ships at the end, and outages
// here and there.
OilPlan random_plan() {
    auto const any = [](int from, int to) { return *rc::gen::inRange(from, to); };
    OilPlanMaker maker{60 * day};
    TankId const field = maker.tank(m3(any(0, 2) * 5'000), m3(0));
    TankId const depot = maker.tank(m3(any(2'000, 20'000)), m3(any(0, 2'000)));
    TankId const port = maker.tank(m3(any(8'000, 40'000)), m3(any(0, 8'000)));
    StreamId const one = maker.wells(field, rate(any(1, 150)));
    StreamId const other = maker.wells(depot, rate(any(1, 150)), CargoId{1});
    LineId const in = maker.line(field, depot, rate(any(50, 200)), m3(any(0, 3'000)));
    LineId const on = maker.line(depot, port, rate(any(50, 300)), m3(any(1, 5'000)));
    LineId const aside = maker.line(depot, {}, rate(any(10, 100)), m3(any(0, 1'000)));
    RunId const ships = maker.ships(port, {}, m3(any(500, 8'000)), any(1, 30) * hour, any(1, 200) * hour);
    StreamId const arrived = maker.by_line(one, in, rate(any(0, 150)));
    StreamId const first = maker.by_line(arrived, on, rate(any(0, 150)));
    maker.by_line(arrived, aside, rate(any(0, 50)));
    StreamId const second = maker.by_line(other, on, rate(any(0, 150)));
    StreamId const shipped = maker.by_ships(first, ships, rate(any(0, 150)));
    maker.by_ships(second, ships, rate(any(0, 150)));
    PumpedLine& main_line = maker.made.lines[on];
    main_line.turndown = rate(any(0, 2) * 25);
    if (any(0, 3) == 0) {
        main_line.batch = m3(any(500, 3'000));
        main_line.interface = m3(any(0, 50));
    }
    if (any(0, 2) == 0) {
        maker.made.runs[ships].fleet = any(1, 4);
    }
    if (any(0, 3) == 0) {
        maker.made.ceilings.push_back({"links.on", "On", any(20, 100) * 1e-9, {{first, 1.0}, {shipped, 1.0}}, {}});
    }
    for (LineId const line : {in, on, aside}) {
        if (any(0, 2) == 0) {
            Duration const from = any(0, 1000) * hour;
            maker.made.lines[line].reductions.push_back({from, from + any(1, 500) * hour, any(1, 5) * 0.25, 0});
        }
    }
    return maker.plan();
}

}  // namespace

TEST_CASE("oil is conserved and tanks hold it, whatever the plan") {
    CHECK(rc::check([] { RC_ASSERT(watch(random_plan()).wrong == ""); }));
}

TEST_CASE("oil of the bundled scenarios is conserved at every event") {
    for (char const* const name : {"kazakh-crude", "cpc-outage"}) {
        CAPTURE(name);
        ScenarioInput const input =
            read_scenario(PROJECT_FOLDER "/scenarios/" + std::string{name} + ".yaml", {}, faults_of_oil);
        OilPlan const plan = plan_oil(input.network, input.scenario);
        for (std::uint32_t replication = 0; replication < 3; ++replication) {
            Watched const watched = watch(plan, input.network, replication);
            CHECK(watched.wrong == "");
            CHECK(watched.record.events > 1000);
        }
    }
}

}  // namespace corridor::test
