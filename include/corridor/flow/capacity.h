#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corridor/flow/criticality.h"
#include "corridor/flow/limit.h"
#include "corridor/hydraulics/line.h"
#include "corridor/network/network.h"
#include "corridor/routing/search.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// A limit that holds a flow back, and what one more of it an hour would bring: units an hour, in the unit of the
// result.
struct Binding {
    std::size_t limit = 0;  // of the result
    double gain = 0;
};

// What can pass at the most, all else left out: one demand by one corridor, by all of them, or everything.
struct GreatestFlow {
    std::optional<double> per_hour;  // units of cargo; nothing: no limit is stated on the way
    std::vector<Binding> cut;        // its dual: the sum of gain times capacity is the flow
};

struct WayCapacity {
    std::string corridor;
    std::string title;
    GreatestFlow alone;
    double planned = 0;  // units an hour by the cheapest plan for the stated volumes
};

struct DemandCapacity {
    std::vector<WayCapacity> ways;
    std::vector<NoWay> unreachable;
    GreatestFlow alone;              // by all its ways together
    std::optional<double> volume;    // units an hour
    std::optional<double> unserved;  // of it, by the cheapest plan
};

// All demands for one cargo, in whatever shares carry most.
struct CargoCapacity {
    CargoId cargo;
    GreatestFlow alone;
};

// An expansion that takes a rung to the next: one limit raised to what the next rung's flow uses of it.
struct Relief {
    std::size_t limit = 0;
    double from = 0;           // an hour
    std::optional<double> to;  // nothing: nothing else limits, however much is carried
};

// A level that all volumes can be raised to together, and what holds them there.
struct Rung {
    double factor = 0;  // of all stated volumes
    double flow = 0;    // all demands together, in the unit of the result, an hour
    std::vector<Binding> binding;
    std::vector<Relief> reliefs;  // to get to the next rung
};

// What one more of a limit, an hour, is worth to all who ship: USD an hour that the cheapest plan costs less. Where the
// plan may be had at several prices (a degenerate optimum), `low` is what one more brings and `high` what one less
// costs.
struct ShadowPrice {
    std::size_t limit = 0;
    double used = 0;  // an hour
    double low = 0;
    double high = 0;
};

// What passes today, or once a planned step and all before it are done: greatest flows, and the first rungs of the
// ladder. There is no plan, and nothing is priced.
struct StepCapacity {
    std::string name;
    Network network;  // as it is then
    std::vector<Limit> limits;
    std::vector<DemandCapacity> demands;
    GreatestFlow together;
    std::vector<Rung> ladder;
};

struct CapacityResult {
    std::string unit;   // in which demands are added up
    double detour = 0;  // as in the options
    std::vector<Limit> limits;
    std::vector<DemandCapacity> demands;
    std::vector<CargoCapacity> cargoes;  // where there are several
    GreatestFlow together;               // all demands, in whatever shares carry most
    std::vector<Rung> ladder;            // empty without volumes, or if nothing limits them
    bool has_volumes = false;            // all demands state theirs
    std::optional<double> cost;  // USD an hour, of the cheapest plan for the stated volumes, unserved goods left out
    std::vector<ShadowPrice> shadow_prices;  // of limits that the plan exhausts, dearest first
    std::optional<Criticality> criticality;  // nothing without volumes
    bool prices_rest_on_unserved = false;    // goods are unserved whose price is not stated: then there are no prices
    std::vector<LineCapacity> hydraulics{};  // what pumps can drive, beside what is stated; limits nothing above
    std::vector<StepCapacity> steps{};       // today, and after each planned step; empty where none is planned
};

struct CapacityOptions {
    int rungs = 8;  // at the most
    // How much dearer than a corridor's cheapest way, as a share, a way past any of its links may be at the least.
    double detour = 0.5;
    bool pairs = false;  // of failures, too
    // Told while failures are tried: how many are done, and how many there are.
    std::function<void(std::size_t, std::size_t)> progress{};
};

// What a network can carry of a scenario's goods, what holds it back, what more would be worth, and what comes through
// once each planned step is done.
// REQUIRES: `faults(scenario, network)` and `faults_of_limits` are empty.
[[nodiscard]] CapacityResult capacity(Network const& network, Scenario const& scenario,
                                      CapacityOptions const& options = {});

}  // namespace corridor
