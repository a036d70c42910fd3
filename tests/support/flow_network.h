#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "flow/flow_model.h"

namespace corridor::test {

// A network as tests and benchmarks of flows write it: arcs with a capacity and a cost, and demands across it.
struct FlowNetwork {
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
};

// For the planner: each arc is a limit. As in a journey, nothing leads back to a demand's beginning or on from its end,
// there are no dead ends, and a way that leads nowhere is none.
[[nodiscard]] FlowModel model_of(FlowNetwork const& network);

}  // namespace corridor::test
