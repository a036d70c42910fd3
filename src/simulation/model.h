#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/random/distribution.h"
#include "corridor/scenario/scenario.h"
#include "corridor/simulation/result.h"
#include "corridor/simulation/simulate.h"
#include "routing/sailings.h"
#include "routing/weather_spells.h"

namespace corridor {

// What a simulation needs of a network, worked out once for all replications. Indices in here are positions in the
// model's own vectors.

// A piece of time that a consignment spends without meeting anybody.
struct PieceOfTime {
    DelayCause cause = DelayCause::moving;
    Distribution hours;
    std::string address;  // of its random draws
    std::size_t step = 0;
    std::string place;  // where it passes: "links.mangystau-aktau", "nodes.aktau"
};

// A facility as goods meet it: a gate that lets so much pass in a time, or servers.
struct FacilityModel {
    FacilityKind kind = FacilityKind::section;
    std::string id;
    std::string name;
    std::optional<double> rate{};  // an hour, in the unit below; nothing: no limit
    Dimension rate_unit{};
    std::optional<int> servers{};  // instead of a rate, or the berths that each have it
    Hours hours{};                 // in which it works
    LinkId link{};                 // of a section
};

// Room for those who wait in front of a facility, or for a ship. Who finds it full stays where it is.
struct RoomModel {
    std::string id;          // of what it belongs to
    std::size_t facility;    // that empties it
    bool is_shared = false;  // by several that empty it: then it is not said who waits for whom
    double size = 0;         // in the unit below
    Dimension unit;
};

// What a consignment does next.
struct Element {
    enum class Kind { delay, pass, serve, ride, take_wagons, return_wagons };
    Kind kind = Kind::delay;
    std::size_t what = 0;  // facility, service, fleet
    double work = 0;       // h that one unit keeps a gate, or one consignment a server; ride: load of one unit
    std::optional<std::size_t> room{};  // to wait in before it
    double in_room = 0;                 // what one unit of cargo takes of that, in its unit
    bool holds_end = true;              // pass: whoever is blocked afterwards stands at its end
    std::size_t first = 0;              // of its pieces of time in the course
    std::size_t last = 0;               // one past the last
    std::size_t step = 0;               // of the route
    std::size_t stretch = 0;            // ride: step of the route that it is under way in
    std::size_t call = 0;               // ride: where it boards, in the order of calls
    std::size_t until = 0;              // ride: where it lands
    Direction direction{};              // ride
    double wagons = 0;                  // take: of one unit
    Duration empty_return{};            // return: how long the wagons take home
    Distance distance{};                // return: loaded, and back empty
};

// One way for one demand.
struct CourseModel {
    std::string corridor;
    std::string title;
    Itinerary itinerary;
    std::vector<PieceOfTime> pieces;
    std::vector<Element> elements;
    double share = 0;         // of the demand's consignments
    double cost = 0;          // generalised, USD a unit
    double cost_of_hour = 0;  // USD a unit
    double uncongested = 0;   // mean h if nobody waits for anybody else
};

struct DemandModel {
    double amount = 0;    // units of cargo that come together
    double weight = 1;    // of a unit of cargo, in the unit in which all demands are added up
    double interval = 0;  // mean hours between them
    Arrivals arrivals;
    std::optional<double> promised;  // h
    std::vector<CourseModel> courses;
    std::vector<NoWay> unreachable;
};

// A line of ships or trains.
struct ServiceModel : Sailings {
    std::size_t facility = 0;  // that stands for it in results
    ServiceId service;
    std::string id;
    std::vector<std::size_t> calls;  // as berths at each call: index of the facility + 1, or 0
    bool both_ways = true;
    std::optional<std::size_t> weather;
};

struct FleetModel {
    std::size_t facility = 0;
    std::string id;
    std::string name;
    int wagons = 0;
    std::optional<double> empty_tariff{};  // USD for a wagon and kilometre
};

// A part that nobody may use from one date to another.
struct ClosureModel {
    std::string what;
    std::vector<std::size_t> facilities;
    std::vector<std::size_t> services;
    std::optional<std::chrono::sys_days> from;
    std::optional<std::chrono::sys_days> until;
};

struct BreakdownModel {
    std::string id;
    std::vector<std::size_t> facilities;
    std::vector<std::size_t> services;
    Distribution between;
    Distribution repair;
};

struct SimulationModel {
    std::chrono::sys_days start;
    double horizon = 0;  // h
    std::optional<double> warm_up;
    std::string unit;  // in which all demands are added up: their cargoes' own if they share one, else t
    RouteChoice choice = RouteChoice::split;
    double information_delay = 24;
    std::vector<FacilityModel> facilities;
    std::vector<RoomModel> rooms;
    std::vector<ServiceModel> services;
    std::vector<WeatherLaw> weather;
    std::vector<FleetModel> fleets;
    std::vector<ClosureModel> closures;
    std::vector<BreakdownModel> breakdowns;
    std::vector<DemandModel> demands;
};

// The position of a facility in the model, by its id; it is added if it is not there.
[[nodiscard]] std::size_t facility_in(SimulationModel& model, Facility const& wanted);

// REQUIRES: as for `simulate`.
[[nodiscard]] SimulationModel build_model(Network const& network, Scenario const& scenario, bool unlimited);

}  // namespace corridor
