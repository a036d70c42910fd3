#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "flow/delay_function.h"
#include "flow/flow_graph.h"
#include "flow/inverse_demand.h"

namespace corridor {

// Goods that value time alike and fill limits alike.
struct TrafficClass {
    double value_of_time = 1;   // money per hour of one unit's delay
    std::vector<double> units;  // of each limit, what one unit takes; empty: one of each
};

// A way to be chosen: all paths of a graph between two of its vertices. What is not part of any path's cost, such as a
// preference for a mode, is the constant.
struct Alternative {
    std::uint32_t graph = 0;
    SearchGraph::Vertex origin = 0;
    SearchGraph::Vertex destination = 0;
    double constant = 0;     // money a unit
    std::uint32_t nest = 0;  // of the choice, if there is one
};

// How a pair's goods spread over its alternatives: by a nested logit of their generalised costs (McFadden 1978). A
// nest's share follows exp(-scale * expected least cost of the nest), an alternative's share of its nest exp(-nest
// scale * cost). With one nest, or where all scales are equal, that is the multinomial logit.
struct LogitChoice {
    double scale = 1;                 // by money
    std::vector<double> nest_scales;  // at least `scale` each; empty: one nest with that scale
};

// Goods of one class from an origin to a destination.
struct AssignmentPair {
    std::uint32_t traffic_class = 0;
    double volume = 0;  // units per hour; with an elastic demand the most that would ever be shipped
    std::uint32_t first_alternative = 0;
    std::uint32_t alternative_count = 1;  // they follow each other; all but logit choices take the cheapest path of all
    std::optional<std::uint32_t> choice;  // index of a logit choice
    std::optional<InverseDemand> demand;  // nothing: all of the volume is shipped
};

// What minimises: each shipper the cost of his own goods (Wardrop's first principle), or all together the sum (second).
enum class Principle { user_equilibrium, system_optimum };

// Which paths shall goods take? Costs are money, delays hours, volumes units per hour. An edge costs a class
// cost + value of time * sum of the delays of the limits that it passes.
struct AssignmentProblem {
    std::vector<FlowGraph const*> graphs;  // none is owned; they outlive the problem
    std::vector<DelayFunction> limits;
    std::vector<TrafficClass> classes;
    std::vector<Alternative> alternatives;
    std::vector<AssignmentPair> pairs;
    std::vector<LogitChoice> choices;
    Principle principle = Principle::user_equilibrium;
};

}  // namespace corridor
