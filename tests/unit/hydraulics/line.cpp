#include "corridor/hydraulics/line.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "corridor/input/read.h"
#include "unit/hydraulics/lines.h"

using namespace corridor;
using namespace corridor::test;

namespace {

// Places a to e, all at one spot, and links between them.
Network network_of(std::string const& links) {
    auto const file = std::filesystem::temp_directory_path() / "corridor-hydraulics.yaml";
    std::ofstream{file} << "name: Lines\n"
                           "modes: {oil: {name: Oil pipeline, family: pipeline}}\n"
                           "cargoes: {crude: {name: Crude, unit: t, density: 850 kg/m3, viscosity: 10 cSt}}\n"
                           "nodes:\n";
    for (char const* const id : {"a", "b", "c", "d", "e"}) {
        std::ofstream{file, std::ios::app} << "  " << id << ": {name: At " << id << ", kind: tank-farm, country: AZ}\n";
    }
    std::ofstream{file, std::ios::app} << "links:\n" << links;
    return read_network(file).network;
}

// A link with the pipe of run_of, and what else is said of it.
std::string link(std::string const& id, std::string const& ends, std::string const& length,
                 std::string const& pipe = "", std::string const& more = "") {
    return "  " + id + ": {" + ends + ", mode: oil, length: " + length + more +
           ", pipe: {diameter: 1020 mm, wall: 10 mm, roughness: 0.05 mm, grade: crude, suction: 3 bar" + pipe + "}}\n";
}

std::string const pump_at_start = ", efficiency: 80 %, stations: [{name: One, at: 0 km, pressure: 70 bar}]";

VolumeRate flow_over(Distance length) {
    Pipeline const line = level_line(length);
    return capacity_of(line, stretches_of(line).front()).flow;
}

}  // namespace

TEST_CASE("a station drives oil through all links up to the next station") {
    Network const network =
        network_of(link("first", "from: a, to: b", "60 km", pump_at_start) + link("second", "from: b, to: c", "90 km"));
    auto const lines = hydraulics(network);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].line.links.size() == 2);
    CHECK(lines[0].hydraulic[0]->in(flow_over(150 * kilometre)) == doctest::Approx(1));
    CHECK(lines[0].hydraulic[1]->in(flow_over(150 * kilometre)) == doctest::Approx(1));
}

TEST_CASE("a link passes what the least of its stretches does") {
    // 30 km of the second link belong to the first station, 120 km to the second; the third link has its own at 0 km.
    Network const network = network_of(
        link("first", "from: a, to: b", "60 km", pump_at_start) +
        link("second", "from: b, to: c", "150 km", ", stations: [{name: Two, at: 30 km, pressure: 70 bar}]") +
        link("third", "from: c, to: d", "50 km", ", stations: [{name: Three, at: 0 km, pressure: 70 bar}]"));
    auto const lines = hydraulics(network);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].hydraulic[0]->in(flow_over(90 * kilometre)) == doctest::Approx(1));
    CHECK(lines[0].hydraulic[1]->in(flow_over(120 * kilometre)) == doctest::Approx(1));
    CHECK(lines[0].hydraulic[2]->in(flow_over(50 * kilometre)) == doctest::Approx(1));
    CHECK(lines[0].limiting == 1);
}

TEST_CASE("links are in the order of flow, whatever their order in the file") {
    Network const network =
        network_of(link("second", "from: b, to: c", "90 km") + link("first", "from: a, to: b", "60 km", pump_at_start));
    auto const lines = hydraulic_lines(network);
    REQUIRE(lines.size() == 1);
    CHECK(network.links[lines[0].links[0]].id == "first");
    CHECK(network.links[lines[0].links[1]].id == "second");
}

TEST_CASE("a line ends where others of its kind join or leave, and what has no station is none") {
    Network const network =
        network_of(link("trunk", "from: a, to: b", "60 km", pump_at_start) +
                   link("left", "from: b, to: c", "90 km", ", stations: [{name: Two, at: 20 km, pressure: 70 bar}]") +
                   link("right", "from: b, to: d", "90 km"));
    auto const lines = hydraulics(network);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].hydraulic[0]->in(flow_over(60 * kilometre)) == doctest::Approx(1));
    // Nothing drives the first 20 km of the left branch here.
    CHECK(lines[1].hydraulic[0]->in(flow_over(70 * kilometre)) == doctest::Approx(1));
}

TEST_CASE("links that say nothing of their pipe end a line") {
    Network const network = network_of(link("first", "from: a, to: b", "60 km", pump_at_start) +
                                       "  plain: {from: b, to: c, mode: oil, length: 10 km}\n" +
                                       link("third", "from: c, to: d", "50 km", pump_at_start));
    CHECK(hydraulic_lines(network).size() == 2);
}

TEST_CASE("heights between two links' profiles are taken from both") {
    // 0 m at the start, 400 m where the second link begins to state any, 100 km on: at 60 km it is 240 m.
    Network const network =
        network_of(link("first", "from: a, to: b", "60 km", pump_at_start + ", profile: [[0 km, 0 m]]") +
                   link("second", "from: b, to: c", "90 km", ", profile: [[40 km, 400 m]]"));
    auto const lines = hydraulics(network);
    auto const& points = lines[0].stretches[0].points;
    REQUIRE(points.size() == 4);
    CHECK(points[1].above_sea.in(metre) == doctest::Approx(240));
    CHECK(points[3].above_sea.in(metre) == doctest::Approx(400));
}

TEST_CASE("stated capacities are told as volumes, by the density of the grade") {
    Network const network =
        network_of(link("first", "from: a, to: b", "60 km", pump_at_start, ", capacity: 8.5 Mt/year") +
                   link("second", "from: b, to: c", "90 km", "", ", capacity: 100 kbbl/day"));
    auto const lines = hydraulics(network);
    CHECK(lines[0].stated[0]->in(1e7 * cubic_metre / average_year) == doctest::Approx(1));
    CHECK(lines[0].stated[1]->in(1e5 * barrel / day) == doctest::Approx(1));
    CHECK(!lines[0].usual[0]);
    CHECK(!lines[0].at_usual);
}

TEST_CASE("energy for a tonne over a kilometre is that of the friction, over the efficiency") {
    // On the level a tonne loses so many metres of height a kilometre as the friction slope says: 9.80665 kJ a metre.
    Network const network = network_of(link("first", "from: a, to: b", "150 km", pump_at_start + ", flow: 30 Mt/year"));
    LineCapacity const line = hydraulics(network).front();
    VolumeRate const flow = 30e6 / 0.85 * cubic_metre / average_year;
    double const metres_a_kilometre = friction_slope(run_of(150 * kilometre), flow) * 1000;
    REQUIRE(line.at_usual);
    CHECK(line.at_usual->can_be_driven);
    CHECK(line.at_usual->per_tonne_km->in(kilowatt_hour / tonne / kilometre) ==
          doctest::Approx(metres_a_kilometre * 9.80665 / 3600 / 0.8).scale(0));
    CHECK(line.at_usual->drawn[0].in(line.at_usual->stations[0].hydraulic) == doctest::Approx(1.25));
}

TEST_CASE("what a line cannot be driven with is said, with the pressure that it would take") {
    Network const network =
        network_of(link("first", "from: a, to: b", "150 km", pump_at_start, ", capacity: 3 Mbbl/day"));
    LineCapacity const line = hydraulics(network).front();
    CHECK(*line.hydraulic[0] < 3e6 * barrel / day);
    REQUIRE(line.at_stated);
    CHECK(!line.at_stated->can_be_driven);
    CHECK(line.at_stated->stations[0].leaving > 70 * bar);
}
