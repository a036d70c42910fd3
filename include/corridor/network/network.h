#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corridor/network/figure.h"
#include "corridor/network/ids.h"
#include "corridor/network/pipe.h"
#include "corridor/network/restrictions.h"
#include "corridor/network/selector.h"
#include "corridor/units/hours.h"
#include "corridor/units/measure.h"
#include "corridor/units/money_table.h"

namespace corridor {

// An entry of the bibliography.
struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::optional<int> year;
    std::string url;
    std::string note;
};

enum class Family { rail, sea, road, inland_waterway, pipeline };
// As files write it: "inland-waterway".
[[nodiscard]] char const* name_of(Family family);

// A way of moving goods that needs its own track, vehicle or vessel: rail of one gauge, liner, feeder, rail ferry.
struct Mode {
    std::string id;
    std::string name;
    Family family = Family::rail;
    Figure<Distance> gauge;  // rail only
};

// A kind of goods and the unit in which it is shipped, priced and reported.
struct Cargo {
    std::string id;
    std::string name;
    std::string unit = "FEU";         // FEU | TEU | t | wagon | truck | bbl: results are per one of these
    Figure<MassPerUnit> mass;         // of one unit; absent if the unit is a mass
    Figure<Price> value;              // of one unit
    Figure<VehicleLoad> train{};      // what one train takes
    Figure<VehicleLoad> wagon{};      // what one wagon takes
    Figure<StatedDensity> density{};  // of a liquid, by which its masses and volumes convert
    Figure<Viscosity> viscosity{};
    Figure<Share> sulphur{};    // of its mass
    std::vector<ModeId> modes;  // that carry it; empty: all

    [[nodiscard]] bool is_liquid() const { return static_cast<bool>(density); }
};

// One unit of a cargo, as prices and factors count it.
struct CargoUnit {
    Measure one;
    std::optional<Mass> mass;      // nothing if the cargo is counted in something else and does not say
    std::optional<Volume> volume;  // of a liquid, or of what is counted by volume

    // How many of what a price is per (a container, a tonne) make it; nothing if they do not convert.
    [[nodiscard]] std::optional<double> in(Dimension per) const;
};

// A change of mode or gauge at a node.
struct Transfer {
    ModeId from;
    ModeId to;
    bool both_ways = true;
    Figure<Duration> time;
    Figure<Price> cost;
    Figure<MassPerUnit> co2e;
    Figure<Throughput> capacity;
    Figure<Room> yard;
    std::string note;
};

// Places on one side of a node: neighbours, or whatever lies in a country.
struct Side {
    std::vector<NodeId> nodes;
    std::vector<std::string> countries;

    [[nodiscard]] bool empty() const { return nodes.empty() && countries.empty(); }
};

// What a passing consignment goes through: customs, border station, a canal's toll.
struct Control {
    std::string id;  // unique within its node
    std::string name;
    std::vector<ModeId> modes;  // empty: all
    Side from;                  // only when arriving from there; empty: from all
    Side to;                    // only when leaving to there; at most one of `from` and `to` is not empty
    Figure<Duration> time;      // as observed, usual queue included
    Figure<Price> cost;
    RiskId risk;
    std::optional<int> servers;
    Figure<Duration> service;
    Hours hours;  // in which it works
    Figure<Room> yard;
    Figure<Throughput> capacity;
    std::string note;
};

// Where ships lie while they are unloaded and loaded.
struct Berths {
    std::string id;  // unique within its node
    std::string name;
    std::vector<ModeId> modes;  // whose ships may lie there; empty: all
    int count = 1;
    Figure<Throughput> rate;  // of unloading and loading at one berth
    std::string note;
};

// Terminal handling at the start or the end of a journey.
struct Handling {
    Figure<Duration> time;
    Figure<Price> cost;
    Figure<MassPerUnit> co2e;
};

// What a terminal pays, or charges, a shipper for oil that is better, or worse, than the blend in its tanks, so that
// nobody gains by pouring poor oil into good.
struct QualityBank {
    Figure<Price> gravity;  // for each degree API
    Figure<Price> sulphur;  // for each percentage point of mass
};

// What a grade sells for at a place.
struct GradePrice {
    CargoId grade;
    Figure<Price> price;
};

enum class NodeKind { terminal, port, border, station, junction, waypoint, zone, tank_farm, field };
// As files write it.
[[nodiscard]] char const* name_of(NodeKind kind);

struct Location {
    double latitude = 0;   // degrees, WGS 84
    double longitude = 0;  //
};

// A place: terminal, port, border station, junction, a waypoint at sea, a tank farm between pipelines, a field with its
// wells, or a zone, in which journeys begin and end and which nobody passes through.
struct Node {
    std::string id;
    std::string name;
    NodeKind kind = NodeKind::station;
    std::string country;               // ISO 3166-1 alpha-2; XZ for the high seas
    std::optional<Location> location;  // of all nodes of a network, or of none
    std::string unlocode;
    std::string esr;
    Figure<Distance> depth;
    Figure<Throughput> capacity;
    Figure<Room> storage;   // for what waits for a ship, or stands in tanks
    Figure<Share> stock{};  // of the tanks, that usually stands full
    CargoId blend{};        // as which all that is loaded here is sold; none: as what it is
    QualityBank quality_bank{};
    std::vector<GradePrice> prices{};
    std::vector<Transfer> transfers;
    std::vector<Control> controls;
    std::vector<Berths> berths;
    Handling load;
    Handling unload;
    Backing backing;  // of the location
    std::string note;
};

// What of a link or a service may differ by direction.
struct Running {
    Figure<Speed> speed;        // commercial speed, stops included
    Figure<Duration> time;      // instead of length and speed
    Figure<Duration> delay_sd;  // standard deviation of running time over 1,000 km; grows with the root of distance
    Figure<Throughput> capacity;
    Figure<VolumeDelay> volume_delay;  // how running time grows as flow nears the capacity; links only
    Figure<Room> yard;                 // to wait in for a path
    Figure<PriceRate> tariff;
    Figure<Price> charge;
    Figure<EmissionFactor> co2e;
};

enum class Direction { forward, backward };

// Track, waterway or pipeline between two neighbouring nodes.
struct Link {
    std::string id;
    std::string name;
    NodeId from;
    NodeId to;
    bool both_ways = true;
    ModeId mode;
    std::string country;  // whose rates hold
    Figure<Distance> length;
    Running running;   // both directions
    Running forward;   // what differs from `from` to `to`
    Running backward;  // what differs the other way
    std::optional<int> tracks;
    std::optional<bool> electrified;
    Pipe pipe{};
    std::string note;
};

struct Vessel {
    Figure<Room> capacity;
    Figure<Share> payload;  // of the capacity that the draught allows
    Figure<Speed> speed;
    Figure<Distance> draught;
    Figure<Duration> port_time;  // at each call
    std::optional<int> fleet;
};

// When a service leaves. At most one of the three is stated, but `every` may stand beside `when_full`.
struct Departure {
    Figure<Duration> every;  // headway; with a variation, irregular
    struct WhenFull {
        Figure<Share> load;
        Figure<Duration> at_most_every;
        Figure<Duration> at_least_every;
    };
    std::optional<WhenFull> when_full;
    struct Timetable {
        std::vector<std::chrono::weekday> days;
        std::chrono::minutes at{0};  // after midnight
    };
    std::optional<Timetable> timetable;
};

// "mon, thu at 18:00".
[[nodiscard]] std::string to_text(Departure::Timetable const& timetable);

// One passage between neighbouring calls of a service.
struct Passage {
    Figure<Distance> length;
    Figure<Duration> time;
    Figure<Price> charge;
};

// What runs to a timetable or leaves when full: a liner, a feeder, a rail ferry.
struct Service {
    std::string id;
    std::string name;
    std::vector<NodeId> calls;
    std::vector<NodeId> via;  // passed without a stop; two-call services only
    bool both_ways = true;
    ModeId mode;
    std::vector<Passage> passages;  // one fewer than calls
    Running running;
    Running forward;
    Running backward;
    Vessel vessel;
    Departure departure;  // empty: a default's headway
    WeatherId closures;
    std::string note;
};

// A weather process that closes ports: a share of the time by month, in spells.
struct Weather {
    std::string id;
    std::string name;
    std::array<Figure<Share>, 12> closed;
    Figure<Duration> spell;
};

// A misfortune that may meet a consignment: detention, diversion.
struct Risk {
    std::string id;
    std::string name;
    Figure<Share> probability;
    Figure<Duration> delay;
    Figure<Price> cost;
};

// Wagons of one gauge that are loaded at a place, and come back to it empty.
struct WagonFleet {
    std::string id;
    std::string name;
    NodeId at;
    ModeId mode;
    Figure<Room> wagons;
    Figure<PriceRate> empty_tariff;  // of a wagon that comes back empty; none: its cost is not known
    std::string note;
};

// Rates that hold for a mode, a country, a cargo: stated once. The rule with the most matching keys wins.
struct Default {
    std::string id;
    std::string mode;     // id or family; empty: any
    std::string country;  //
    std::string cargo;
    NodeId via;  // that a service passes or calls at; none: any
    std::optional<NodeKind> kind;
    std::optional<std::pair<std::string, std::string>> transfer;  // modes or families, either order
    Running running;                                              // both directions
    Running forward;           // from the first end or call of what it holds for to the last
    Running backward;          // the other way
    Figure<Duration> headway;  // of services that state no departure
    Handling load;
    Handling unload;
    Figure<Duration> transfer_time;
    Figure<Price> transfer_cost;
    Figure<MassPerUnit> transfer_co2e;
    Figure<Duration> control_time;  // of controls that state neither time nor service
    Figure<Price> control_cost;     // of controls that state none
};

enum class CostKind { tariff, handling, border, waiting, risk };
inline constexpr std::array cost_kinds{CostKind::tariff, CostKind::handling, CostKind::border, CostKind::waiting,
                                       CostKind::risk};
// As files and results write it.
[[nodiscard]] char const* name_of(CostKind kind);

// One price for a whole stretch instead of the sum of its parts.
struct ThroughTariff {
    std::string id;
    std::string name;
    NodeId from;
    NodeId to;
    std::vector<NodeId> via;
    CargoId cargo;          // none: any cargo that the rate's unit fits
    std::string shipper{};  // whose goods it is for; empty: everybody's
    Figure<Price> rate;
    std::vector<CostKind> covers{CostKind::tariff};
    std::string note;
};

// Everything that files say about ports, lines and services: one immutable value that every engine reads.
struct Network {
    std::string name;
    PriceBasis basis;  // of every Money inside
    MoneyTable money;
    Table<SourceId, Source> sources;
    Table<ModeId, Mode> modes;
    Table<CargoId, Cargo> cargoes;
    Table<NodeId, Node> nodes;
    Table<LinkId, Link> links;
    Table<ServiceId, Service> services;
    Table<WeatherId, Weather> weather;
    Table<RiskId, Risk> risks;
    std::vector<Default> defaults;
    std::vector<ThroughTariff> through_tariffs;
    std::vector<WagonFleet> wagon_fleets;
    std::vector<Breakdowns> breakdowns;
    std::vector<Closure> closures;
    std::vector<Outage> outages;
    std::vector<Adjustment> adjustments;
    Figures figures;

    // By id; nothing if there is none.
    [[nodiscard]] std::optional<NodeId> find_node(std::string_view id) const;
    [[nodiscard]] std::optional<CargoId> find_cargo(std::string_view id) const;

    [[nodiscard]] CargoUnit unit_of(Cargo const& cargo) const;

    // Whether a selector picks the link, the service, the node. A link or service is picked by its own id, mode or
    // country, or by a node that it touches; a node by its id or country (only if the selector names no mode).
    [[nodiscard]] bool matches(Selector const& selector, LinkId link) const;
    [[nodiscard]] bool matches(Selector const& selector, ServiceId service) const;
    [[nodiscard]] bool matches(Selector const& selector, NodeId node) const;
    // Whether it picks any of them.
    [[nodiscard]] bool has_any(Selector const& selector) const;
};

}  // namespace corridor
