#pragma once

#include <vector>

#include "corridor/flow/criticality.h"
#include "flow/planner.h"

namespace corridor {

// A weakness with the edges that its failure closes.
struct WeakPoint {
    struct Closed {
        std::uint32_t demand = 0;
        std::uint32_t way = 0;
        SearchGraph::Edge edge = 0;

        friend auto operator<=>(Closed const&, Closed const&) = default;
    };
    Weakness what;
    std::vector<Closed> edges;  // ascending
};

// All links, services and places that goods could pass, those with the same edges as one. A place does not fail for
// goods that begin or end there.
[[nodiscard]] std::vector<WeakPoint> weak_points(Network const& network, Scenario const& scenario,
                                                 FlowModel const& model);

// All edges open, to be closed one by one.
[[nodiscard]] ClosedEdges all_open(FlowModel const& model);
void close(ClosedEdges& edges, WeakPoint const& point);

}  // namespace corridor
