#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "corridor/input/diagnostic.h"
#include "corridor/network/network.h"
#include "corridor/units/quantity.h"

namespace corridor {

// The files of a network in the format of Transportation Networks for Research (TNTP; Bar-Gera): links, trips, and
// where the nodes lie.
struct TntpFiles {
    std::filesystem::path network;
    std::filesystem::path trips;
    std::optional<std::filesystem::path> nodes;
};

// A row of the file of links, as written there: capacity and trips count alike, times and lengths are in the units of
// the file. Running time is free_flow_time (1 + b (flow / capacity)^power).
struct TntpLink {
    int from = 0;
    int to = 0;
    double capacity = 0;
    double length = 0;
    double free_flow_time = 0;
    double b = 0;
    double power = 0;
    double toll = 0;

    // Whether time depends on flow.
    [[nodiscard]] bool is_delayed() const { return b > 0 && power > 0; }
    // What takes as long with any flow takes this long.
    [[nodiscard]] double constant_time() const { return power == 0 ? free_flow_time * (1 + b) : free_flow_time; }
};

// So many want to go from one zone to another.
struct TntpTrip {
    int from = 0;
    int to = 0;
    double flow = 0;
};

// Nodes count from 1; those below `first_thru_node` may not be passed through.
struct TntpNetwork {
    int zones = 0;
    int nodes = 0;
    int first_thru_node = 1;
    std::vector<TntpLink> links;
    std::vector<TntpTrip> trips;      // between different zones, none of zero
    double trips_within_zones = 0;    // which go nowhere and are left out
    std::vector<Location> locations;  // of each node; empty if no file states them
    std::vector<Diagnostic> warnings;
};

// Reads the files; lengths are checked against the nodes' locations, for which the unit must be known. Throws
// InputError with all complaints, std::runtime_error if a file cannot be read.
[[nodiscard]] TntpNetwork read_tntp(TntpFiles const& files, Distance length_unit);

}  // namespace corridor
