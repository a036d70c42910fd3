#pragma once

#include <optional>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/random/distribution.h"
#include "routing/facilities.h"

namespace corridor {

// How a service runs: what its ships or trains take, how long they are under way, when they leave.
struct Sailings {
    std::vector<Distribution> forward;  // hours of each passage
    std::vector<Distribution> backward;
    std::vector<Distance> lengths;   // of the passages
    std::optional<double> capacity;  // that the draught allows, in the vessel's unit
    Dimension unit;
    std::optional<int> fleet;
    double port_time = 0;             // h, at each call
    double weather_wait = 0;          // h, mean at each departure, for the port to open
    std::optional<Distribution> gap;  // h, between departures; without any law goods leave as they come
    std::optional<Departure::Timetable> timetable;
    struct WhenFull {
        double load = 1;  // share of the capacity
        double least_gap = 0;
        double greatest_gap = 0;
    };
    std::optional<WhenFull> when_full;

    // Departures an hour at the most; nothing: as many as goods ask for.
    [[nodiscard]] std::optional<double> greatest_rate() const;
};

// For one cargo, whose rates may be its own. Without limits, ships are as large and as many as it takes.
[[nodiscard]] Sailings sailings_of(Network const& network, CargoId cargo, ServiceId service, Facilities::Limits limits);

}  // namespace corridor
