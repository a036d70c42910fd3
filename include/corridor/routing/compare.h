#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corridor/routing/netback.h"
#include "corridor/routing/search.h"

namespace corridor {

// How long a corridor takes, from independent draws of every piece of its time; queues are not modelled here.
struct TransitTime {
    Duration mean;  // of the laws that the figures state, not from the draws
    Duration standard_deviation;
    Duration p10;
    Duration p50;
    Duration p80;
    Duration p90;
    Duration p95;
    std::vector<Duration> curve;    // quantiles at `curve_steps` equal steps from 0 to 100 %
    std::optional<double> on_time;  // probability of keeping the promised time, if one is stated
};

// A figure whose range moves the corridor's cost.
struct Influence {
    FigureId figure;
    Money low;   // change of the cost at the end of the range that makes it cheaper
    Money high;  // and at the other end
};

// CAREC's corridor performance measures (CPMM) for the rail and road part of a route.
struct CorridorPerformance {
    Duration border_time;        // TFI1: mean time at a border crossing
    Money border_cost;           // TFI2: mean cost at a border crossing
    Money cost_per_500_km_20_t;  // TFI3
    Speed speed_with_delay;      // TFI4, SWD
    Speed speed_without_delay;   // SWOD
};

// A point of UN ESCAP's time/cost–distance chart: cumulated from the origin.
struct TimeCostDistance {
    NodeId node;
    Distance distance;
    Duration time;
    Money cost;
};

// One corridor's answer for one demand.
struct CorridorAnswer {
    std::string name;
    std::string title;
    NodeId to;  // where it ends
    std::optional<Route> route;
    std::optional<NoRoute> no_route;  // exactly one of the two
    TransitTime transit_time;
    Money cost_low;                     // if every range went the cheap way
    Money cost_high;                    // if every range went the dear way
    std::vector<Influence> influences;  // largest first
    double assumption_share = 0;        // of the cost, resting on at least one assumed figure
    CorridorPerformance performance;
    std::vector<TimeCostDistance> chart;
    std::optional<Netback> netback;  // of a liquid that has a price where the route ends
};

// Where another corridor takes over from the winner by generalised cost when one number changes alone.
struct BreakEven {
    std::string parameter;        // value_of_time | carbon_price | through_rate | dwell | risk_premium
    std::string corridor;         // whose number changes (through_rate, dwell, risk_premium); empty: the shipper's
    std::string rival;            // the corridor it meets there
    std::string place;            // for dwell: the node; for risk_premium: the country
    double current = 0;           // of the parameter: USD per unit and day, USD per t, USD per unit, h
    std::optional<double> value;  // nothing: no value from zero up makes them equal
    std::string unit;             // "USD/FEU/day"
};

struct DemandAnswer {
    std::size_t demand = 0;  // index in the scenario
    std::vector<CorridorAnswer> corridors;
    // The least of the routes whose sums lack nothing; nobody wins where all lack something.
    std::optional<std::size_t> winner_by_cost;
    std::optional<std::size_t> winner_by_time;
    std::optional<std::size_t> winner_by_generalised;
    std::optional<std::size_t> winner_by_co2e;
    std::optional<std::size_t> winner_by_reliability;  // least standard deviation
    std::optional<std::size_t> winner_by_netback;      // greatest
    std::vector<BreakEven> break_even;
};

struct Comparison {
    std::vector<DemandAnswer> demands;
    std::uint64_t seed = 0;
    int draws = 0;
};

struct CompareOptions {
    std::uint64_t seed = 42;
    int draws = 10'000;  // at least 1
    // Told before each corridor of each demand: how many are done, and how many there are.
    std::function<void(std::size_t, std::size_t)> progress{};
};

// The named corridors of a scenario side by side. A scenario without corridors compares its best route alone.
// REQUIRES: `faults(scenario, network)` is empty.
[[nodiscard]] Comparison compare(Network const& network, Scenario const& scenario, CompareOptions const& options = {});

// Compares many scenarios on one network: prices, graphs and draws are worked out once, so what a shipper values,
// demands and corridors may change from call to call at little cost. Several threads need a comparer each.
class Comparer {
public:
    // REQUIRES: the network outlives this.
    explicit Comparer(Network const& network, CompareOptions const& options = {});
    ~Comparer();
    Comparer(Comparer const&) = delete;
    Comparer& operator=(Comparer const&) = delete;

    // REQUIRES: `faults(scenario, network)` is empty.
    [[nodiscard]] Comparison compare(Scenario const& scenario);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace corridor
