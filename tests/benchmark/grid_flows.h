#pragma once

#include "support/flow_network.h"

namespace corridor::benchmark {

// A made-up network like a map of roads: `side` places each way, neighbours joined both ways but for some. Demands, no
// two of them from the same place, do not all fit on their cheapest ways.
[[nodiscard]] test::FlowNetwork grid_flows(int side, int demands);

}  // namespace corridor::benchmark
