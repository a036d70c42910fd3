#include "corridor/hydraulics/drive.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corridor/hydraulics/friction.h"
#include "unit/hydraulics/lines.h"

using namespace corridor;
using namespace corridor::test;

namespace {

VolumeRate capacity_of(Pipeline const& line) {
    VolumeRate least{1e9};
    for (Stretch const& stretch : stretches_of(line)) {
        least = std::min(least, capacity_of(line, stretch).flow);
    }
    return least;
}

VolumeRate constexpr cubic_metre_per_second = cubic_metre / second;

// A line of up to three runs, with summits and valleys, that its stations can drive.
Pipeline random_line() {
    Pipeline line;
    Distance end;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
        PipeRun run = run_of(*rc::gen::inRange(20, 200) * kilometre);
        run.bore = *rc::gen::inRange(300, 1200) * millimetre;
        run.viscosity = *rc::gen::inRange(1, 200) * centistokes;
        run.drag_reduction = *rc::gen::inRange(0, 60) / 100.0;
        end += run.length;
        line.runs.push_back(run);
    }
    for (Distance at; at < end; at += *rc::gen::inRange(10, 120) * kilometre) {
        line.profile.push_back({at, *rc::gen::inRange(0, 400) * metre});
        if (line.stations.empty() || *rc::gen::inRange(0, 2) == 0) {
            line.stations.push_back({at, *rc::gen::inRange(50, 100) * bar});
        }
    }
    return line;
}

std::string text_of(Pipeline const& line) {
    return std::to_string(line.runs.size()) + " runs, " + std::to_string(line.stations.size()) + " stations";
}

}  // namespace

TEST_CASE("friction in a pipe is that of a worked example") {
    // White, Fluid Mechanics, example 6.6: 0.2 m3/s of oil, 900 kg/m3 and 10 cSt, through 500 m of cast-iron pipe,
    // 200 mm and 0.26 mm rough: Re = 128,000 (speed rounded to 6.4 m/s), f = 0.0225, head lost 117 m.
    PipeRun run = run_of(500 * metre);
    run.bore = 200 * millimetre;
    run.roughness = 0.26 * millimetre;
    CHECK(reynolds_number(run, 0.2 * cubic_metre_per_second) == doctest::Approx(128'000).epsilon(0.01));
    CHECK(friction_slope(run, 0.2 * cubic_metre_per_second) * 500 == doctest::Approx(117).epsilon(0.01));
    run.drag_reduction = 0.3;
    CHECK(friction_slope(run, 0.2 * cubic_metre_per_second) * 500 == doctest::Approx(0.7 * 117).epsilon(0.01));
}

TEST_CASE("a level pipe passes what a textbook lets it pass") {
    // Fox and McDonald, Introduction to Fluid Mechanics, example 8.6, the pipeline through Alaska: 1.6 Mbbl/day of oil
    // of specific gravity 0.93 and 3.5e-4 lbf s/ft2 (18.02 cSt), in 48 in of 0.0005 ft roughness, from 1,200 psi to 50
    // psi reach 632,000 ft (f = 0.017); the pumps of a station add 1,150 psi, 36,800 hp at an efficiency of 85 %.
    Distance constexpr foot = 0.3048 * metre;
    Pressure constexpr psi = 0.0689475729 * bar;
    PipeRun run{.length = 632'000 * foot,
                .bore = 4 * foot,
                .roughness = 0.0005 * foot,
                .drag_reduction = 0,
                .least = 50 * psi,
                .density = 930 * kilograms_per_cubic_metre,
                .viscosity = 18.02 * centistokes};
    Pipeline const line{{run}, {{Distance{}, 1200 * psi}}, {}};
    VolumeRate const flow = 1.6e6 * barrel / day;
    CHECK(capacity_of(line).in(flow) == doctest::Approx(1).epsilon(0.01).scale(0));
    Power constexpr horsepower = 0.745699872 * kilowatt;
    CHECK(pumping(line, {flow}).front().hydraulic.in(horsepower) ==
          doctest::Approx(0.85 * 36'800).epsilon(0.01).scale(0));
}

TEST_CASE("thick oil flows by the law of Hagen and Poiseuille") {
    // Q = pi D4 dp / (128 mu L) (Hagen 1839, Poiseuille 1840): 67 bar over 100 km of 300 mm at 850 kg/m3 and 500 cSt,
    // so mu = 0.425 Pa s: pi * 0.3^4 * 6.7e6 / (128 * 0.425 * 1e5) = 0.03134 m3/s, at Re = 266.
    Pipeline line = level_line(100 * kilometre);
    line.runs[0].bore = 300 * millimetre;
    line.runs[0].viscosity = 500 * centistokes;
    double const flow = std::numbers::pi * std::pow(0.3, 4) * 6.7e6 / (128 * 0.425 * 1e5);
    CHECK(capacity_of(line).in(cubic_metre_per_second) == doctest::Approx(flow).epsilon(1e-10).scale(0));
}

TEST_CASE("thin oil in a rough pipe flows as von Karman says") {
    // 1 / sqrt(f) = -2 log10(0.01 / 3.7) whatever the flow; speed = sqrt(2 D dp / (f rho L)).
    Pipeline line = level_line(100 * kilometre);
    line.runs[0].roughness = 10 * millimetre;
    line.runs[0].viscosity = 1e-6 * centistokes;
    double const factor = std::pow(-2 * std::log10(0.01 / 3.7), -2);
    double const flow = std::numbers::pi / 4 * std::sqrt(2 * 6.7e6 / (factor * 850 * 1e5));
    CHECK(capacity_of(line).in(cubic_metre_per_second) == doctest::Approx(flow).epsilon(1e-6));
}

TEST_CASE("at capacity the pressure at the end is just the least") {
    // Height 200 m: of 70 bar, 3 are left at the end, 0.2 * 850 * 9.80665 / 100 = 16.671305 bar lift the oil; friction
    // may take 50.328695 bar, 603.77 m of oil over 150 km.
    Pipeline line = level_line(150 * kilometre);
    line.profile = {{Distance{}, Distance{}}, {150 * kilometre, 200 * metre}};
    VolumeRate const flow = capacity_of(line);
    double const friction = (70.0 - 3 - 0.2 * 850 * 9.80665 / 100) * 1e5 / (850 * 9.80665);
    CHECK(friction_slope(line.runs[0], flow) * 150e3 == doctest::Approx(friction).epsilon(1e-10));
}

TEST_CASE("a summit on the way limits, and what lies behind it does not") {
    // 600 m up in 50 km: 50.014 bar of the 67; the rest is friction. Behind the summit the oil falls 600 m by itself
    // and loses 408 m of that in 100 km.
    Pipeline line = level_line(150 * kilometre);
    line.profile = {{Distance{}, Distance{}}, {50 * kilometre, 600 * metre}, {150 * kilometre, Distance{}}};
    Stretch const stretch = stretches_of(line).front();
    StretchCapacity const found = capacity_of(line, stretch);
    CHECK(stretch.points[found.binding].at == 50 * kilometre);
    double const friction = (67.0 - 0.6 * 850 * 9.80665 / 100) * 1e5 / (850 * 9.80665);
    CHECK(friction_slope(line.runs[0], found.flow) * 50e3 == doctest::Approx(friction).epsilon(1e-10));
    // Half as far to go down changes nothing.
    Pipeline shorter = line;
    shorter.runs[0].length = 100 * kilometre;
    shorter.profile[2].at = 100 * kilometre;
    CHECK(capacity_of(shorter).in(found.flow) == doctest::Approx(1).epsilon(1e-11));
}

TEST_CASE("a station that cannot lift the oil passes nothing") {
    // 850 m: 70.85 bar.
    Pipeline line = level_line(150 * kilometre);
    line.profile = {{Distance{}, Distance{}}, {100 * kilometre, 850 * metre}};
    Stretch const stretch = stretches_of(line).front();
    CHECK(capacity_of(line, stretch).flow == VolumeRate{});
    CHECK(stretch.points[capacity_of(line, stretch).binding].at == 100 * kilometre);
}

TEST_CASE("a pipe in two pieces is the same pipe") {
    Pipeline whole = level_line(150 * kilometre);
    whole.profile = {{Distance{}, Distance{}}, {50 * kilometre, 300 * metre}, {150 * kilometre, 100 * metre}};
    Pipeline pieces = whole;
    pieces.runs = {run_of(70 * kilometre), run_of(80 * kilometre)};
    CHECK(capacity_of(pieces).in(capacity_of(whole)) == doctest::Approx(1).epsilon(1e-11));
    VolumeRate const flow = 1 * cubic_metre_per_second;
    CHECK(pumping(pieces, {flow, flow}).front().hydraulic.in(pumping(whole, {flow}).front().hydraulic) ==
          doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("pipes of two diameters share the friction by their slopes") {
    // What is left of 70 bar after 60 km of a metre and 40 km of 700 mm is 3 bar, at the capacity of both.
    Pipeline line = level_line(60 * kilometre);
    line.runs.push_back(run_of(40 * kilometre));
    line.runs[1].bore = 700 * millimetre;
    VolumeRate const flow = capacity_of(line);
    double const head = friction_slope(line.runs[0], flow) * 60e3 + friction_slope(line.runs[1], flow) * 40e3;
    CHECK(head == doctest::Approx(67e5 / (850 * 9.80665)).epsilon(1e-10));
    // Nothing but the order differs the other way round, on the level.
    std::swap(line.runs[0], line.runs[1]);
    CHECK(capacity_of(line).in(flow) == doctest::Approx(1).epsilon(1e-11));
}

TEST_CASE("an additive raises capacity by no less than it would in rough pipes and no more than in smooth ones") {
    // Friction goes with the flow to the power of 2 in rough pipes, of 1.75 in smooth ones (Blasius 1913), which holds
    // up to Re = 1e5; in faster flow the power is between. So 1 / (1 - d) less friction lets this power of flow pass.
    CHECK(rc::check([] {
        Pipeline line = level_line(*rc::gen::inRange(50, 200) * kilometre);
        line.runs[0].roughness = *rc::gen::inRange(0, 100) / 100.0 * millimetre;
        VolumeRate const without = capacity_of(line);
        RC_PRE(reynolds_number(line.runs[0], without) > 3e4);
        double const taken = *rc::gen::inRange(1, 70) / 100.0;
        line.runs[0].drag_reduction = taken;
        double const raised = capacity_of(line).in(without);
        RC_ASSERT(raised >= std::pow(1 / (1 - taken), 1 / 2.0) * (1 - 1e-10));
        RC_ASSERT(raised <= std::pow(1 / (1 - taken), 1 / 1.75) * (1 + 1e-10));
    }));
}

// A weak one would: behind a summit pressure may be more than it may have.
TEST_CASE("one more strong station never lowers what a line passes") {
    CHECK(rc::check([] {
        Pipeline const line = random_line();
        RC_LOG(text_of(line));
        Pipeline more = line;
        // Half a kilometre off any place where the line has one.
        Distance const end = std::accumulate(line.runs.begin(), line.runs.end(), Distance{},
                                             [](Distance sum, PipeRun const& run) { return sum + run.length; });
        Distance const place = *rc::gen::inRange(0, static_cast<int>(end.in(kilometre))) * kilometre + 500 * metre;
        auto const next = std::find_if(more.stations.begin(), more.stations.end(),
                                       [&](auto const& station) { return station.at > place; });
        more.stations.insert(next, {place, 300 * bar});
        RC_ASSERT(capacity_of(more) >= capacity_of(line) * (1 - 1e-11));
    }));
}

TEST_CASE("a line that stands higher as a whole passes the same, and a higher summit never more") {
    CHECK(rc::check([] {
        Pipeline const line = random_line();
        VolumeRate const flow = capacity_of(line);
        Pipeline lifted = line;
        for (Pipeline::Height& point : lifted.profile) {
            point.above_sea += 500 * metre;
        }
        RC_ASSERT(std::abs(capacity_of(lifted).in_base_units() - flow.in_base_units()) <= 1e-9 * flow.in_base_units());
        Pipeline steeper = line;
        steeper.profile.back().above_sea += 50 * metre;
        RC_ASSERT(capacity_of(steeper) <= flow * (1 + 1e-11));
    }));
}

TEST_CASE("within its capacity every station drives a line, beyond it not every one") {
    CHECK(rc::check([] {
        Pipeline const line = random_line();
        VolumeRate const most = capacity_of(line);
        RC_PRE(most > VolumeRate{});
        auto const all_drive = [&](double share) {
            auto const stations = pumping(line, std::vector(line.runs.size(), most * share));
            return std::all_of(stations.begin(), stations.end(), [](Pumping const& one) { return one.can_be_driven; });
        };
        RC_ASSERT(all_drive(1 - 1e-10));
        RC_ASSERT(!all_drive(1 + 1e-10));
    }));
}

TEST_CASE("pumps do the work of friction and height") {
    CHECK(rc::check([] {
        // Uphill all the way, so that nothing is thrown away: the work per volume is friction and height of all runs,
        // whatever the number of stations.
        Pipeline line = random_line();
        Distance height;
        for (Pipeline::Height& point : line.profile) {
            point.above_sea = height;
            height += 10 * metre;
        }
        VolumeRate const flow = capacity_of(line) * 0.9;
        RC_PRE(flow > VolumeRate{});
        Distance head = line.profile.back().above_sea - line.profile.front().above_sea;
        for (PipeRun const& run : line.runs) {
            head += run.length * friction_slope(run, flow);
        }
        Power total;
        for (Pumping const& station : pumping(line, std::vector(line.runs.size(), flow))) {
            total += station.hydraulic;
        }
        Power const expected = flow * (head * weight(line.runs[0].density));
        RC_ASSERT(std::abs(total.in(expected)-1) < 1e-9);
    }));
}

TEST_CASE("pressure behind a summit drives the next stretch, as far as the next station may have it") {
    // 60 km up by 600 m, 60 km down again to a station, 100 km on the level. Half a cubic metre a second.
    Pipeline line = level_line(220 * kilometre);
    line.runs[0].least = Pressure{};
    line.profile = {{Distance{}, Distance{}}, {60 * kilometre, 600 * metre}, {120 * kilometre, Distance{}}};
    line.stations.push_back({120 * kilometre, 70 * bar});
    VolumeRate const flow = 0.5 * cubic_metre_per_second;
    double const bar_per_head = 850 * 9.80665 / 100;
    double const friction = friction_slope(line.runs[0], flow) * bar_per_head;  // bar a kilometre
    std::vector<Pumping> const stations = pumping(line, {flow});
    // The first lifts the oil to the summit, where nothing is left; the fall gives all but its friction.
    CHECK(stations[0].leaving.in(bar) == doctest::Approx(0.6 * bar_per_head + 60 * friction));
    double const arriving = 0.6 * bar_per_head - 60 * friction;
    CHECK(stations[1].arriving.in(bar) == doctest::Approx(arriving));
    CHECK(stations[1].leaving.in(bar) == doctest::Approx(std::max(arriving, 100 * friction)));
    // Power in kW: 0.5 m3/s at 1 bar is 50 kW.
    CHECK(stations[0].hydraulic.in(kilowatt) == doctest::Approx(50 * (0.6 * bar_per_head + 60 * friction)));
    line.stations[1].greatest = 20 * bar;
    CHECK(pumping(line, {flow})[1].arriving.in(bar) == doctest::Approx(20));
}
