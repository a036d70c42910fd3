#pragma once

#include <string>

#include "corridor/network/facility.h"

namespace corridor {

// What so much of may be used in an hour: an hourly rate of goods; hours of servers, of berths, of ships, of wagons;
// departures of a service; places on board, of which there are as many as sail.
struct Limit {
    enum class Counts { goods, server_hours, berth_hours, ship_hours, wagon_hours, departures, balance };
    FacilityKind kind = FacilityKind::section;
    std::string id;         // as in the results of the simulator; services: "services.x.departures", "services.x.fleet"
    std::string name;       // for people
    FigureId figure{};      // that states it; none: ships, berths and servers are counted
    std::string written{};  // the figure, as the file writes it
    Counts counts = Counts::goods;
    double capacity = 0;  // an hour; 0 for a balance: what is used is what activities supply
    Dimension unit{};     // of goods, and of places on board: trains, TEU, t, a volume
};

}  // namespace corridor
