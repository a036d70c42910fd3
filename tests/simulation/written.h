#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "corridor/input/read.h"

namespace corridor::test {

// A scenario and its network from text, read as files are. The scenario's network is named `network.yaml`.
[[nodiscard]] inline ScenarioInput read_text(std::string const& name, std::string const& network,
                                             std::string const& scenario) {
    auto const folder = std::filesystem::temp_directory_path() / ("corridor-test-" + name);
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "network.yaml", std::ios::binary} << network;
    std::ofstream{folder / "scenario.yaml", std::ios::binary} << "name: S\nnetwork: network.yaml\n" << scenario;
    return read_scenario(folder / "scenario.yaml");
}

// What test networks have in common: a railway, a ship, and a box that fills a train.
inline std::string const vocabulary =
    "modes: {rail: {name: Rail, family: rail}, feeder: {name: Feeder, family: sea}}\n"
    "cargoes: {box: {name: Box, unit: FEU, mass: 20 t/FEU, train: 1 FEU/train}}\n";

// Lines of `nodes:`, `links:` and `demand:`.
[[nodiscard]] inline std::string node(std::string const& id, std::string const& controls = "") {
    return "  " + id + ": {name: Place, kind: port, country: KZ, location: [43, 51]" +
           (controls.empty() ? "" : ", controls: [" + controls + "]") + "}\n";
}
[[nodiscard]] inline std::string desk(int servers, double hours) {
    return "{name: Desk, servers: " + std::to_string(servers) + ", service: {exponential: " + std::to_string(hours) +
           " h}}";
}
[[nodiscard]] inline std::string link(std::string const& from, std::string const& to, std::string const& rest = "") {
    return "  " + from + "-" + to + ": {from: " + from + ", to: " + to + ", mode: rail, length: 10 km, time: 1 h" +
           rest + "}\n";
}
[[nodiscard]] inline std::string demand(std::string const& from, std::string const& to, double boxes_a_day,
                                        std::string const& rest = "") {
    return "  - {from: " + from + ", to: " + to +
           ", cargo: box, arrivals: poisson, volume: " + std::to_string(boxes_a_day) + " FEU/day" + rest + "}\n";
}

}  // namespace corridor::test
