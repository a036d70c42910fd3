#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corridor/flow/limit.h"
#include "corridor/network/network.h"
#include "corridor/routing/route.h"
#include "corridor/routing/search.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What minimises: each shipper the cost of his own goods (Wardrop's first principle), or all together the sum (second).
enum class AssignPrinciple { user, system };

// How limits without a stated volume-delay law hold goods up: by queues that grow towards the capacity, by whatever
// delay keeps the flow within the capacity, or not at all.
enum class AssignDelays { queue, hard, none };

struct AssignOptions {
    AssignPrinciple principle = AssignPrinciple::user;
    AssignDelays delays = AssignDelays::queue;
    double gap = 1e-8;  // relative
    int most_iterations = 2000;
    double detour = 0.5;  // see CapacityOptions
    std::function<void(int iteration, double gap)> progress = {};
};

// What uses a limit.
struct LimitLoad {
    std::size_t limit = 0;  // of the result
    double load = 0;        // an hour, in the limit's unit
    double capacity = 0;    // of places on board, what sails at the most
    double delay = 0;       // h that passing takes longer
    double toll = 0;        // under the system optimum: USD that passing should cost one unit of the limit
    bool is_soft = false;   // its volume-delay law lets more than its capacity pass
};

// What goes over a link in one direction, or on a passage of a service.
struct LinkFlow {
    LinkId link{};
    ServiceId service{};
    std::size_t passage = 0;
    Direction direction = Direction::forward;
    double flow = 0;                   // an hour, in the unit of the result
    std::optional<std::size_t> limit;  // of the section or of the places on board
    double time = 0;                   // h, with the limit's delay, mean of all that goes there
    double cost = 0;                   // USD for one unit of the result, without what time is worth
    double generalised = 0;            // the same with what time is worth
};

struct RouteFlow {
    double flow = 0;  // units of cargo an hour
    double cost = 0;  // generalised, delays included, USD a unit
    Route route;      // without the delays
};

struct WayFlow {
    std::string corridor;
    std::string title;
    double flow = 0;                // units of cargo an hour
    double cost = 0;                // generalised, delays included, USD a unit: the least
    std::vector<RouteFlow> routes;  // most first; empty where demands are too many to follow each
};

struct DemandFlow {
    double weight = 1;   // of one unit, in the unit of the result
    double volume = 0;   // units an hour
    double shipped = 0;  // of them
    // USD a unit: generalised, delays included and, under the system optimum, tolls; where preferences differ, the
    // expected least with what they are worth. Nothing if there is no way.
    std::optional<double> least_cost;
    std::vector<WayFlow> ways;
    std::vector<NoWay> unreachable;
};

struct AssignResult {
    AssignPrinciple principle = AssignPrinciple::user;
    AssignDelays delays = AssignDelays::queue;
    std::string unit;  // in which demands are added up
    bool converged = false;
    int iterations = 0;
    double gap = 0;                   // relative: sum of flow * (cost - least cost) over the sum of flow * cost
    std::optional<double> share_gap;  // of logit shares, the greatest difference from what costs make them
    std::optional<double> objective;  // USD an hour: what the equilibrium minimises; nothing if there is no such sum
    double total_cost = 0;            // USD an hour, generalised
    std::vector<Limit> limits;
    std::vector<LimitLoad> loads;  // of limits that anything uses, fullest first
    std::vector<LinkFlow> links;   // that anything uses, in the network's order
    std::vector<DemandFlow> demands;

    // Whether any limit is used beyond its capacity.
    [[nodiscard]] bool is_overloaded() const;
};

// How shippers spread over ways when the crowded ones take longer. REQUIRES: `faults_of_assignment` and
// `faults(scenario, network)` are empty.
[[nodiscard]] AssignResult assign(Network const& network, Scenario const& scenario, AssignOptions const& options = {});

// Assigns scenarios one after the other, such as the steps of a sweep. Where only figures differ from the one before,
// so that demands have the same ways, it begins with that one's paths, and is done sooner. Several threads need one
// each.
class Assigner {
public:
    Assigner();
    ~Assigner();
    Assigner(Assigner const&) = delete;
    Assigner& operator=(Assigner const&) = delete;

    // REQUIRES: as above.
    [[nodiscard]] AssignResult assign(Network const& network, Scenario const& scenario,
                                      AssignOptions const& options = {});

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace corridor
