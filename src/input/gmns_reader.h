#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corridor/input/diagnostic.h"
#include "corridor/network/network.h"

namespace corridor {

// A row of node.csv. What a file leaves open is empty.
struct GmnsNode {
    std::string id;  // as written there
    std::string name;
    std::optional<Location> location;
    std::string type;
    std::string zone;
    std::string country;
};

// A row of link.csv; length and speed as quantities with their unit ("5 mi"). Capacity is that of all lanes of one
// direction, in vehicles an hour.
struct GmnsLink {
    std::string id;
    std::string name;
    std::size_t from = 0;  // of the nodes
    std::size_t to = 0;
    bool directed = true;
    std::string length;
    bool is_great_circle = false;  // its length, for the file states none
    std::optional<double> capacity;
    std::string free_speed;
    std::optional<double> toll;
    std::string mode;
    std::string country;
};

// A row of demand.csv: vehicles an hour between two nodes.
struct GmnsDemand {
    std::size_t from = 0;
    std::size_t to = 0;
    double volume = 0;
};

struct GmnsFolder {
    std::string name;
    std::string currency = "USD";
    std::vector<GmnsNode> nodes;
    std::vector<GmnsLink> links;
    bool has_freight = false;  // whether a freight.csv says what GMNS cannot
    std::vector<GmnsDemand> demand;
    std::vector<Diagnostic> warnings;
};

// Reads node.csv and link.csv, and config.csv and demand.csv where they are. Without a freight.csv each link must say
// how fast it is. Throws InputError with all complaints, std::runtime_error if a file cannot be read.
[[nodiscard]] GmnsFolder read_gmns(std::filesystem::path const& folder);

}  // namespace corridor
