#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.h"
#include "input/files.h"
#include "input/record.h"

namespace corridor {

// A scenario as its files state it, before its network is known.
struct ScenarioFiles {
    Files files;                         // what it extends first, then itself; change files
    std::vector<Document const*> chain;  // scenario documents, the base first
    std::filesystem::path network;
    std::vector<std::unique_ptr<Document>> additions;  // what changes add, as network documents
};

// Opens a scenario and all it extends, and finds its network.
[[nodiscard]] ScenarioFiles open_scenario(std::filesystem::path const& file, std::vector<Diagnostic>& diagnostics);

// Reads the opened scenario. `reading` holds the network's money by now. Overrides are of the form PATH=VALUE.
[[nodiscard]] Scenario read_scenario_from(ScenarioFiles& files, Reading& reading,
                                          std::vector<std::string> const& overrides);

}  // namespace corridor
