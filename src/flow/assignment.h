#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "flow/assignment_problem.h"

namespace corridor {

// A path that goods of a pair take.
struct PathFlow {
    std::uint32_t pair = 0;
    std::uint32_t alternative = 0;  // index in the problem
    double flow = 0;                // units per hour
    double cost = 0;                // of one unit, with the alternative's constant; with tolls under the system optimum
    std::uint32_t first_edge = 0;   // in Assignment::path_edges
    std::uint32_t edge_count = 0;
};

enum class AssignmentEnd {
    converged,
    out_of_iterations,  // or no progress beyond what rounding leaves
    over_capacity,      // hard capacities are exceeded whatever the delay, or not kept yet
};

// Which paths goods take.
struct Assignment {
    AssignmentEnd end = AssignmentEnd::out_of_iterations;
    int iterations = 0;
    // Sum over path flows of flow * (cost - least cost of the pair), over the sum of flow * cost; costs with what a
    // choice adds, and with tolls under the system optimum.
    double gap = 0;
    // By how much of its capacity the load of a hard limit is off at most: above it, or below it while it delays.
    double capacity_gap = 0;
    // By what share of its pair's volume an alternative of a logit choice is off what the costs make it, at most.
    double share_gap = 0;
    // What the equilibrium minimises: Beckmann's sum of integrals, with those of inverse demand and logit; nothing
    // where values of time of several classes are not in proportion to what they take of limits, for then there is
    // none. Under the system optimum the total cost, with the same integrals.
    std::optional<double> objective;
    double total_cost = 0;  // money per hour, without tolls

    std::vector<double> load;   // of each limit, in its own unit per hour
    std::vector<double> delay;  // hours; of a hard limit its multiplier
    std::vector<double> toll;   // under the system optimum: money for one unit of load, else zero
    // Of one unit of each pair, as of PathFlow; of a logit choice the expected least cost. Infinite if nothing leads to
    // the destination.
    std::vector<double> least_cost;
    std::vector<double> not_shipped;  // of each pair
    std::vector<PathFlow> paths;      // by pair
    std::vector<SearchGraph::Edge> path_edges;

    [[nodiscard]] std::span<SearchGraph::Edge const> edges(PathFlow const& path) const {
        return std::span{path_edges}.subspan(path.first_edge, path.edge_count);
    }
};

struct AssignmentOptions {
    double gap = 1e-12;
    double capacity_gap = 1e-9;
    double share_gap = 1e-10;
    int most_iterations = 2000;
    std::function<void(int iteration, double gap)> progress = {};  // called for each iteration if it is there
};

// User equilibrium, system optimum or stochastic user equilibrium of path flows. `earlier` is an assignment of a
// problem whose pairs, alternatives and graphs have the same numbers: its paths are where the search begins.
[[nodiscard]] Assignment assign(AssignmentProblem const& problem, AssignmentOptions const& options = {},
                                Assignment const* earlier = nullptr);

}  // namespace corridor
