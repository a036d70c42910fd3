#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corridor/hydraulics/drive.h"
#include "corridor/hydraulics/pipeline.h"
#include "corridor/network/network.h"

namespace corridor {

// Pipeline links that follow one another, of one mode, each of which says enough of its pipe: what one station drives
// on after another.
struct HydraulicLine {
    // A station and whose it is.
    struct Station {
        std::size_t section = 0;  // index of the link in `links`
        std::size_t index = 0;    // of the link's stations
    };
    std::vector<LinkId> links;      // in the direction of flow
    Pipeline pipeline;              // run i is link i
    std::vector<Station> stations;  // those of `pipeline`, in the same order
};

// The lines of a network. A line ends where several of its kind meet or part, and where a link does not state what
// hydraulics need: length, diameter, and a grade with density and viscosity. Nothing without a station is a line.
// Links run from `from` to `to` here, also those that may be used both ways.
[[nodiscard]] std::vector<HydraulicLine> hydraulic_lines(Network const& network);

// What is used for a tonne over a kilometre.
using TransportEnergy = Quantity<dimensions::energy / dimensions::mass / dimensions::length>;

// A line at one flow for each of its links.
struct LinePumping {
    std::vector<VolumeRate> flows;  // through each link
    std::vector<Pumping> stations;
    std::vector<Power> drawn;                       // of each station, pumps' and drivers' losses included
    bool can_be_driven = false;                     // by all stations
    std::optional<TransportEnergy> per_tonne_km{};  // over the links from the first station on; nothing without flow
};

// What a line passes.
struct LineCapacity {
    HydraulicLine line;
    std::vector<Stretch> stretches;         // one behind each station
    std::vector<StretchCapacity> greatest;  // of each stretch
    std::size_t limiting = 0;               // the stretch that passes least
    // Of each link: the least of the stretches that it has a part in; nothing before the first station.
    std::vector<std::optional<VolumeRate>> hydraulic;
    std::vector<std::optional<VolumeRate>> stated;  // the link's own capacity, where it is a volume or a mass
    std::vector<std::optional<VolumeRate>> usual;   // the flow that the link states
    // Nothing where a link states no such flow, or no efficiency.
    std::optional<LinePumping> at_stated;
    std::optional<LinePumping> at_usual;
};

// Whatever the network's lines can be driven with, beside what it states of them.
[[nodiscard]] std::vector<LineCapacity> hydraulics(Network const& network);

}  // namespace corridor
