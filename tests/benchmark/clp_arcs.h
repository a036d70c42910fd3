#pragma once

#include "support/flow_network.h"

namespace corridor::benchmark {

enum class ClpMethod { dual, primal };

// The cheapest flows by Clp itself on the arc-node programme: a column for each demand and arc and one for what each
// demand leaves behind, a row for each arc and for each demand and place. Stated at once as a sparse matrix, presolved,
// with the tolerances that ours has. `price_of_unserved`: of each unit left behind.
[[nodiscard]] double cheapest_by_arcs(test::FlowNetwork const& flows, double price_of_unserved, ClpMethod method);

}  // namespace corridor::benchmark
