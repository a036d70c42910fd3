#pragma once

#include <map>
#include <vector>

#include "flow/arc_uses.h"
#include "flow/flow_graph.h"
#include "routing/query.h"

namespace corridor {

// All of the mode-state graph that a cargo may use, for demands that no corridor constrains: one graph for all their
// origins and destinations. Only what adds up is in its costs.
struct SharedGraph {
    FlowGraph graph;
    std::vector<std::vector<ArcId>> arcs;   // of each edge, in the order of travel
    std::map<std::uint32_t, double> units;  // of each limit on it, what one unit of the cargo takes
};

// REQUIRES: workspace and book outlive the call.
[[nodiscard]] SharedGraph shared_graph(Workspace& workspace, Scenario const& scenario, Demand const& demand,
                                       Shipment const& shipment, LimitBook& book);

}  // namespace corridor
