#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corridor/input/diagnostic.h"
#include "corridor/network/network.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// A file that took part, and a hash of its bytes (FNV-1a, 64 bits, hexadecimal).
struct InputFile {
    std::string name;
    std::string hash;
};

// A network as its files state it.
struct NetworkInput {
    Network network;
    std::vector<Diagnostic> warnings;
    std::vector<InputFile> files;
};

// A scenario with its network before and after the scenario's changes.
struct ScenarioInput {
    Scenario scenario;
    Network base;
    Network network;
    std::vector<Diagnostic> warnings;
    std::vector<InputFile> files;
};

// Reads a network and all it includes. "-" reads standard input. Throws InputError with all complaints.
[[nodiscard]] NetworkInput read_network(std::filesystem::path const& file);

// More rules that a scenario must obey, for what is to be done with it.
using Examine = std::vector<Fault> (*)(Scenario const&, Network const&);

// Reads a scenario, what it extends, its network, and applies its changes. `overrides` are one-off changes of the form
// PATH=VALUE (a figure of the network or a key of the scenario such as shipper.value-of-time), applied last.
[[nodiscard]] ScenarioInput read_scenario(std::filesystem::path const& file,
                                          std::vector<std::string> const& overrides = {}, Examine examine = nullptr);

// Whether the file is a scenario (has `network`, `extends` or `demand`) rather than a network.
[[nodiscard]] bool is_scenario(std::filesystem::path const& file);

}  // namespace corridor
