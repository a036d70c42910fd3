#pragma once

#include <cstdint>
#include <vector>

#include "flow/flow_model.h"

namespace corridor::benchmark {

// A made-up network like a map of roads, each with a capacity and a cost, and demands across it that do not all fit on
// their cheapest ways.
struct GridFlows {
    struct Arc {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        double capacity = 0;
        double cost = 0;
    };
    struct Demand {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        double volume = 0;
    };
    std::size_t places = 0;
    std::vector<Arc> arcs;
    std::vector<Demand> demands;
    double price_of_unserved = 0;
};

// `side` places each way, neighbours joined both ways but for some, no two demands from the same place.
[[nodiscard]] GridFlows grid_flows(int side, int demands);

// For the planner: each arc is a limit.
[[nodiscard]] FlowModel model_of(GridFlows const& flows);

}  // namespace corridor::benchmark
