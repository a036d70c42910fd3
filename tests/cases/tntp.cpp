#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/exchange/tntp_import.h"
#include "corridor/input/read.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

fs::path const folder = fs::path{PROJECT_FOLDER} / "tests/cases/tntp";

// The complaints that a case promises in its first lines: "~ expect: line:column: error: message".
std::vector<std::string> expected(fs::path const& file) {
    std::vector<std::string> lines;
    std::ifstream stream{file};
    std::string const mark = "~ expect: ";
    for (std::string line; std::getline(stream, line) && line.starts_with(mark);) {
        lines.push_back(line.substr(mark.size()));
    }
    return lines;
}

std::vector<std::string> complaints(std::vector<Diagnostic> const& diagnostics, fs::path const& file) {
    std::vector<std::string> lines;
    for (Diagnostic const& diagnostic : diagnostics) {
        CHECK(fs::path{diagnostic.file}.filename() == file.filename());
        std::string const place =
            diagnostic.line > 0 ? std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column) + ": " : "";
        lines.push_back(place + (diagnostic.severity == Severity::error ? "error: " : "warning: ") +
                        diagnostic.message);
    }
    return lines;
}

// Of a case that is wrong in one of its files, beside which the others are good.
TntpImport case_of(fs::path const& file) {
    TntpImport import{.network = folder / "good_net.tntp", .trips = folder / "good_trips.tntp", .nodes = {}};
    std::string const stem = file.stem().string();
    if (stem.ends_with("_net")) {
        import.network = file;
    } else if (stem.ends_with("_trips")) {
        import.trips = file;
    } else {
        import.nodes = file;
    }
    return import;
}

TEST_CASE("every bad TNTP file is refused with the message and the place that it promises") {
    int cases = 0;
    for (auto const& entry : fs::directory_iterator{folder / "bad"}) {
        CAPTURE(entry.path().filename().string());
        std::vector<std::string> found;
        try {
            found = complaints(import_tntp(case_of(entry.path())).warnings, entry.path());
        } catch (InputError const& error) {
            found = complaints(error.diagnostics(), entry.path());
        }
        CHECK(found == expected(entry.path()));
        ++cases;
    }
    CHECK(cases >= 35);
}

// What an import writes, read like any network and scenario.
ScenarioInput imported(TntpImport const& import, std::string const& name) {
    auto const where = fs::temp_directory_path() / ("corridor-tntp-" + name);
    fs::create_directories(where);
    for (FileText const& file : import_tntp(import).files) {
        std::ofstream{where / file.name, std::ios::binary} << file.text;
    }
    return read_scenario(where / "scenario.yaml");
}

TEST_CASE("an imported network has the numbers of its files, and nothing is to be said against it") {
    ScenarioInput const input = imported(
        {.network = folder / "good_net.tntp", .trips = folder / "good_trips.tntp", .nodes = folder / "good_node.tntp"},
        "good");
    CHECK(input.warnings.empty());
    Network const& network = input.network;
    REQUIRE(network.nodes.size() == 3);
    CHECK(network.nodes[NodeId{0}].kind == NodeKind::zone);
    CHECK(network.nodes[NodeId{1}].kind == NodeKind::zone);
    CHECK(network.nodes[NodeId{2}].kind == NodeKind::junction);
    CHECK(network.nodes[NodeId{1}].location->longitude == 80.1);
    REQUIRE(network.links.size() == 2);
    Link const& second = network.links[LinkId{1}];
    CHECK(second.id == "l3-2");
    CHECK(network.figures.value(second.length) == 20 * kilometre);
    CHECK(network.figures.value(second.running.time) == 12.5 * (hour / 60));
    CHECK(network.figures.value(second.running.capacity).value == 2000);
    CHECK(network.figures.value(second.running.volume_delay) == VolumeDelay{VolumeDelay::Bpr{0.15, 4}});
    // What stays within zone 1 is left out, and so is what is zero.
    REQUIRE(input.scenario.demands.size() == 1);
    CHECK(input.scenario.demands.front().from == "n1");
    CHECK(input.scenario.demands.front().to == "n2");
    CHECK(input.scenario.demands.front().volume->value == 20);
}

TEST_CASE("one unit of a TNTP file's time is worth one dollar, whatever the unit") {
    for (auto const& [unit, hours] :
         std::map<std::string, double>{{"min", 1.0 / 60}, {"h", 1}, {"s", 1.0 / 3600}, {"0.01 h", 0.01}}) {
        CAPTURE(unit);
        ScenarioInput const input = imported({.network = folder / "good_net.tntp",
                                              .trips = folder / "good_trips.tntp",
                                              .nodes = {},
                                              .time_unit = unit,
                                              .distance_weight = 0.5},
                                             "unit");
        Network const& network = input.network;
        Link const& first = network.links[LinkId{0}];
        double const time = network.figures.value(first.running.time).in(hour);
        CHECK(time == doctest::Approx(6.5 * hours).epsilon(1e-15));
        CHECK(time * input.scenario.shipper.value_of_time_per_day->value / 24 == doctest::Approx(6.5).epsilon(1e-15));
        CHECK(network.figures.value(first.running.charge).value == 5);  // half a dollar for each of 10 km
    }
    TntpImport wrong = case_of("good_net.tntp");
    wrong.time_unit = "km";
    CHECK_THROWS_WITH(import_tntp(wrong),
                      "--time-unit: 'km' is no unit of this; one is wanted such as min, h, s or '0.01 h'");
}

}  // namespace
}  // namespace corridor
