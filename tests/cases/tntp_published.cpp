#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "corridor/exchange/tntp_import.h"
#include "corridor/input/read.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

// The networks that the research community publishes are not ours to ship.
fs::path published() {
    char const* const named = std::getenv("CORRIDOR_TNTP");
    return named != nullptr ? fs::path{named} : fs::path{PROJECT_FOLDER} / "../shared/tntp";
}

// Flows by the ends of links. The file's first line is a heading: from, to, volume, cost.
std::map<std::pair<std::string, std::string>, double> flows_of(fs::path const& file) {
    std::map<std::pair<std::string, std::string>, double> flows;
    std::ifstream stream{file};
    std::string heading;
    std::getline(stream, heading);
    std::string from;
    std::string to;
    double volume = 0;
    double cost = 0;
    while (stream >> from >> to >> volume >> cost) {
        flows[{"n" + from, "n" + to}] = volume;
    }
    return flows;
}

// What user equilibrium minimises: the sum over links of the integral of time over flow (Beckmann et al. 1956), in
// dollars, that is in units of the file's time. Of t (1 + a (x / c)^b) the integral is t x (1 + a (x / c)^b / (b + 1)).
double objective(ScenarioInput const& input, fs::path const& flows) {
    Network const& network = input.network;
    auto const volumes = flows_of(flows);
    double const dollars_an_hour = input.scenario.shipper.value_of_time_per_day->value / 24;
    double sum = 0;
    for (Link const& link : network.links) {
        double const volume = volumes.at({network.nodes[link.from].id, network.nodes[link.to].id});
        double const time = network.figures.value(link.running.time).in(hour)*dollars_an_hour;
        double growth = 0;
        if (link.running.volume_delay) {
            auto const law = std::get<VolumeDelay::Bpr>(network.figures.value(link.running.volume_delay).law);
            double const load = volume / network.figures.value(link.running.capacity).value;
            growth = law.alpha * std::pow(load, law.beta) / (law.beta + 1);
        }
        sum += time * volume * (1 + growth);
    }
    return sum;
}

void check(std::string const& folder, std::string const& name, std::string const& time_unit, double optimum) {
    CAPTURE(name);
    fs::path const from = published() / folder;
    auto const where = fs::temp_directory_path() / ("corridor-published-" + name);
    fs::create_directories(where);
    for (NamedText const& file : import_tntp({.network = from / (name + "_net.tntp"),
                                 .trips = from / (name + "_trips.tntp"),
                                 .nodes = {},
                                 .time_unit = time_unit})
                                     .files) {
        std::ofstream{where / file.name, std::ios::binary} << file.text;
    }
    ScenarioInput const input = read_scenario(where / "scenario.yaml");
    CHECK(input.warnings.empty());
    CHECK(objective(input, from / (name + "_flow.tntp")) == doctest::Approx(optimum).epsilon(1e-9));
}

TEST_CASE("at the published flows imported networks have the published objective") {
    if (!fs::exists(published())) {
        MESSAGE("SKIPPED: there is no folder ", published().string(), "; CORRIDOR_TNTP names another");
        return;
    }
    // Of Sioux Falls the publisher states 42.31335287107440, in 100,000 units of the file's time.
    check("SiouxFalls", "SiouxFalls", "0.01 h", 4231335.287107440);
    check("SiouxFalls", "SiouxFalls", "min", 4231335.287107440);
    // Of Anaheim the best known objective has four decimals (Bar-Gera).
    check("Anaheim", "Anaheim", "min", 1286032.1711);
}

}  // namespace
}  // namespace corridor
