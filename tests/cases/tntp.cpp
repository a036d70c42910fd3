#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/exchange/tntp_export.h"
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

std::string folder_of(Folder const& written, std::string const& name) {
    auto const where = fs::temp_directory_path() / ("corridor-tntp-" + name);
    fs::remove_all(where);
    fs::create_directories(where);
    for (NamedText const& file : written.files) {
        std::ofstream{where / file.name, std::ios::binary} << file.text;
    }
    return where.string() + "/";
}

// What an import writes, read like any network and scenario.
ScenarioInput imported(TntpImport const& import, std::string const& name) {
    return read_scenario(folder_of(import_tntp(import), name) + "scenario.yaml");
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

TEST_CASE("trips within zones are left out and counted") {
    CHECK(import_tntp(case_of(folder / "good_net.tntp")).summary ==
          "good: 3 nodes, 2 links, 1 demands; 10.5 trips within zones are left out");
}

void check_worth_of_time(std::string const& unit, double hours) {
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

TEST_CASE("one unit of a TNTP file's time is worth one dollar, whatever the unit") {
    check_worth_of_time("min", 1.0 / 60);
    check_worth_of_time("h", 1);
    check_worth_of_time("s", 1.0 / 3600);
    check_worth_of_time("0.01 h", 0.01);
    TntpImport wrong = case_of(folder / "good_net.tntp");
    wrong.time_unit = "km";
    CHECK_THROWS_WITH(import_tntp(wrong),
                      "--time-unit: 'km' is no unit of this; one is wanted such as min, h, s or '0.01 h'");
}

std::string text_of(Folder const& written) {
    std::string text;
    for (NamedText const& file : written.files) {
        text += file.name + "\n" + file.text;
    }
    return text;
}

// Imports, exports and imports again, with the same units.
void check_round_trip(TntpImport const& import, std::string const& name) {
    CAPTURE(name);
    Folder const first = import_tntp(import);
    ScenarioInput const input = read_scenario(folder_of(first, "there") + "scenario.yaml");
    auto const written = export_tntp(input.scenario, input.network, import.time_unit, import.length_unit);
    REQUIRE(std::holds_alternative<Folder>(written));
    std::string const back = folder_of(std::get<Folder>(written), "back");
    TntpImport again = import;
    again.network = back + name + "_net.tntp";
    again.trips = back + name + "_trips.tntp";
    if (again.nodes) {
        again.nodes = back + name + "_node.tntp";
    }
    CHECK(text_of(import_tntp(again)) == text_of(first));
}

TEST_CASE("a TNTP network that goes out and comes back is the same, byte for byte") {
    fs::path const small = fs::path{PROJECT_FOLDER} / "networks/small";
    TntpImport const good{
        .network = folder / "good_net.tntp", .trips = folder / "good_trips.tntp", .nodes = folder / "good_node.tntp"};
    check_round_trip({.network = small / "braess_net.tntp", .trips = small / "braess_trips.tntp", .nodes = {}},
                     "braess");
    for (char const* const time : {"min", "h", "s", "0.01 h"}) {
        for (char const* const length : {"km", "mi"}) {
            TntpImport import = good;
            import.time_unit = time;
            import.length_unit = length;
            check_round_trip(import, "good");
        }
    }
}

std::vector<std::string> refusals(std::string const& scenario, std::vector<std::string> const& changes) {
    ScenarioInput const input = read_scenario(fs::path{PROJECT_FOLDER} / scenario, changes);
    auto const written = export_tntp(input.scenario, input.network, "min", "km");
    auto const* const refusal = std::get_if<Refusal>(&written);
    return refusal == nullptr ? std::vector<std::string>{} : refusal->reasons;
}

TEST_CASE("what TNTP cannot say is refused with the reason") {
    using Reasons = std::vector<std::string>;
    std::string const zones = "tests/cases/zones-scenario.yaml";
    CHECK(refusals(zones, {}) == Reasons{});
    CHECK(refusals(zones, {"a-b.volume-delay={conical: {alpha: 4}}"}) ==
          Reasons{"links.a-b.volume-delay: TNTP knows bpr only"});
    CHECK(refusals(zones, {"a-c.forward.capacity=10 trucks/h"}) ==
          Reasons{"links.a-c.capacity: without 'volume-delay' it is a limit, which TNTP does not know"});
    CHECK(refusals(zones, {"a-b.capacity=10 trains/day"}) == Reasons{"links.a-b.capacity: does not convert to truck"});
    CHECK(refusals(zones, {"a-b.time={exponential: 1 h}"}) ==
          Reasons{"links.a-b: neither 'time' nor 'speed' holds here, or it varies"});
    CHECK(refusals(zones, {"shipper.value-of-time=0 USD/truck/h"}) ==
          Reasons{"links.a-b: costs money, which takes a 'value-of-time' to become time",
                  "links.b-d: costs money, which takes a 'value-of-time' to become time",
                  "links.a-c: costs money, which takes a 'value-of-time' to become time",
                  "links.c-d: costs money, which takes a 'value-of-time' to become time"});
    CHECK(refusals(zones, {"shipper.carbon-price=80 USD/t"}) == Reasons{"shipper: TNTP knows the worth of time only"});
    CHECK(refusals("networks/small/two-ways-scenario.yaml", {}) ==
          Reasons{"services.aktau-baku-ferry: TNTP knows no services",
                  "nodes.aktau: TNTP knows neither controls nor transfers", "demand.0: a 'volume' is wanted",
                  "shipper: TNTP knows the worth of time only"});
}

}  // namespace
}  // namespace corridor
