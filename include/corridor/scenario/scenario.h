#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corridor/network/figure.h"
#include "corridor/network/network.h"
#include "corridor/network/selector.h"
#include "corridor/units/quantity.h"

namespace corridor {

// When consignments come: one after the other at the same interval, at random (a Poisson process), or on days of the
// week.
struct Arrivals {
    enum class Law { regular, poisson, timetable };
    Law law = Law::regular;
    Departure::Timetable timetable;

    // As files write the law: "regular", "poisson", "timetable".
    [[nodiscard]] std::string to_text() const;
};

// What a shipper asks a corridor to carry, month by month.
struct Nomination {
    std::array<Throughput, 12> by_month;  // January first
};

// Goods that somebody wants moved from one place to another.
struct Demand {
    std::string from;
    std::string to;
    std::string cargo;
    std::optional<Throughput> volume;
    std::optional<Price> value;       // of one cargo unit; otherwise the cargo's own
    std::optional<Room> consignment;  // what arrives together
    Arrivals arrivals;
    std::optional<Duration> promised;  // transit time that the customer was told
    std::optional<Price> unserved;     // what it costs not to carry one unit; otherwise more than any way
    // By how many per cent less is shipped if its cost rises by one per cent; nothing: the volume whatever it costs.
    std::optional<double> elasticity;
    std::vector<std::string> corridors;   // that it may go by; empty: all
    std::map<std::string, double> split;  // the share that goes by each corridor; empty: the same share by each
    std::string shipper{};                // whose goods they are, for tariffs that are not everybody's
    std::map<std::string, Nomination> nominations{};  // by corridor, instead of a split
};

// Corridors that a shipper who prefers one of them beyond its cost prefers together.
struct Nest {
    std::string name;
    std::vector<std::string> corridors;
    Price spread;  // of what they prefer within the nest, as of the shipper
};

// What time, uncertainty, carbon and trouble are worth to who pays.
struct Shipper {
    std::optional<Price> value_of_time_per_day;  // money per cargo unit and day, stored per day
    double reliability_ratio = 0;                // value of an hour of standard deviation over the value of an hour
    double capital_rate = 0;                     // interest on the cargo's value, share per year
    Money carbon_price;                          // per tonne of CO2e
    std::map<std::string, Price> risk_premium;   // by country entered, at each entry
    // Standard deviation, among shippers, of what a corridor is worth to them beyond its cost, per cargo unit; nothing:
    // all take the cheapest.
    std::optional<Price> spread;
    std::vector<Nest> nests;  // corridors that are in none are nests of their own
};

// A named way to go: what it must pass, in order, and what it must not touch.
struct Corridor {
    std::string name;   // "middle-corridor"
    std::string title;  // for people; the name if empty
    std::vector<Selector> through;
    std::vector<Selector> avoid;
    std::string to{};  // where it ends, if not where the demand does
};

// Whether the demand may go by the corridor of that name.
[[nodiscard]] bool may_take(Demand const& demand, std::string const& corridor);

// Where a demand's goods end by a corridor: where that says, else where they are wanted.
[[nodiscard]] std::string const& destination(Demand const& demand, Corridor const& corridor);

// Gives figures a new value: one figure by path, or a key on all the objects that a selector picks.
struct SetFigure {
    std::string path;               // "altynkol.transfers.rail-1435-rail-1520.capacity"; empty with a selector
    std::optional<Selector> where;  //
    std::string key;                // with a selector: "tariff"
    FigureRow value;                // dimension, value, variation, range, written, backing
};

// Multiplies figures.
struct ScaleFigure {
    std::string path;
    std::optional<Selector> where;
    std::string key;
    double factor = 1;
};

// Takes berths, or a share of a capacity, out of use between two dates (the second excluded).
struct TakeOut {
    std::string of;             // "novorossiysk-cpc.berths.moorings", "btc-turkiye"
    std::optional<int> berths;  // exactly one of the two
    std::optional<double> share;
    std::optional<std::chrono::sys_days> from;
    std::optional<std::chrono::sys_days> until;
};

struct Change {
    std::variant<SetFigure, ScaleFigure, Closure, TakeOut> what;
    std::string place;  // where it is written, as a path in the scenario: "changes.2"
};

// Something planned, after all steps before it.
struct PlannedStep {
    std::string name;
    std::vector<Change> changes;
};

// How a consignment's corridor is chosen when it leaves: by the shares of its demand, the one that is cheapest without
// queues, or the one that is cheapest with the queues as they were last known.
enum class RouteChoice { split, cheapest, queue };
// As files write it.
[[nodiscard]] char const* name_of(RouteChoice choice);

// How long and how often to simulate; read and checked here, used by the simulator.
struct SimulationPlan {
    std::optional<std::chrono::sys_days> start;
    std::optional<Duration> horizon;
    std::optional<Duration> warm_up;  // nothing: found automatically
    int replications = 100;
    std::uint64_t seed = 42;
    RouteChoice choice = RouteChoice::split;
    Duration information_delay{24.0};  // queues are made known at this interval
};

// A question: what moves, which ways are compared, what it costs to wait, and what is changed in the network.
struct Scenario {
    std::string name;
    std::string network;  // file, relative to the scenario's own
    std::vector<Demand> demands;
    std::vector<Corridor> corridors;
    Shipper shipper;
    std::vector<Change> changes;
    std::vector<PlannedStep> steps{};
    std::optional<std::chrono::sys_days> departure;  // nothing: averaged over the year
    PriceBasis basis;                                // of the results
    SimulationPlan simulation;
    std::vector<FigureRow> figures;  // all that shipper and demands state, with its range and its source or assumption
};

}  // namespace corridor
