#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/random/distribution.h"
#include "corridor/units/quantity.h"

namespace corridor {

// Why time passes.
enum class TimeCause { moving, handling, border, departure, weather, risk };
inline constexpr std::array time_causes{TimeCause::moving,    TimeCause::handling, TimeCause::border,
                                        TimeCause::departure, TimeCause::weather,  TimeCause::risk};
// As results write it.
[[nodiscard]] char const* name_of(TimeCause cause);

// One piece of a route's time, with the figures it was computed from.
struct TimeItem {
    TimeCause cause = TimeCause::moving;
    std::string what;     // "Aktau: Kazakh border control", "altynkol-zhetygen"
    std::string address;  // of its random draws; equal addresses draw equal numbers
    Distribution hours;
    std::vector<FigureId> figures;
    std::optional<std::size_t> control = std::nullopt;  // that takes it: index at its node
};

// One piece of a route's money, per unit of cargo.
struct CostItem {
    CostKind kind = CostKind::tariff;
    std::string what;
    Money amount;
    std::vector<FigureId> figures;     // whose product it is
    std::vector<FigureId> divisors{};  // by which that is divided, such as a density
};

// One piece of a route's greenhouse gas (CO2e, well-to-wheel), per unit of cargo.
struct EmissionItem {
    std::string what;
    Mass amount;
    std::vector<FigureId> figures;
};

// A rate that the network states nowhere. It counts as nothing, so the sum that lacks it says less than it seems to.
struct Gap {
    enum class Lacks { cost, time, co2e };
    std::string what;  // "aktau-alat-feeder: no speed"
    Lacks lacks = Lacks::cost;
    CostKind kind = CostKind::tariff;  // of the cost that is lacking
};

// A stretch in one vehicle through one country, or a stop at a node: whatever happens between two stretches.
struct Step {
    bool is_stop = false;
    NodeId from;
    NodeId to;                   // equals `from` at a stop
    ModeId mode;                 // of a stretch
    std::string country;         // whose track it is; XZ at sea
    ServiceId service;           // if a service runs it
    std::string through_tariff;  // id of the through tariff that prices it, if any
    Distance distance;
    std::vector<NodeId> passed;  // all nodes from `from` to `to`, waypoints included
    std::vector<LinkId> links;
    std::vector<TimeItem> times;
    std::vector<CostItem> costs;
    std::vector<EmissionItem> emissions;

    // Sums of the items.
    [[nodiscard]] Money cost() const;
    [[nodiscard]] Duration mean_time() const;
    [[nodiscard]] Mass co2e() const;
};

// What a route is worth to who pays, per unit of cargo: the parts of its generalised cost.
struct GeneralisedCost {
    Money money;          // all cost kinds
    Money time;           // value of time times mean time
    Money unreliability;  // value of time times reliability ratio times standard deviation
    Money inventory;      // capital bound in the cargo
    Money carbon;
    Money risk;  // the shipper's premium for countries crossed

    // What the search minimises.
    [[nodiscard]] Money total() const { return money + time + unreliability + inventory + carbon + risk; }
};

// A way from origin to destination and all that it costs one unit of cargo.
struct Route {
    std::vector<Step> steps;
    Money cost;
    std::array<Money, cost_kinds.size()> cost_by_kind;
    Duration mean_time;
    std::array<Duration, time_causes.size()> time_by_cause;
    Variance variance;
    Mass co2e;
    Distance distance;
    int border_crossings = 0;
    GeneralisedCost generalised;
    std::vector<Gap> gaps;

    // Whether its cost, its time or its CO2e is the whole of it.
    [[nodiscard]] bool is_complete_in(Gap::Lacks what) const;

    // Root of the variance, the pieces of time being independent.
    [[nodiscard]] Duration standard_deviation() const;
};

}  // namespace corridor
