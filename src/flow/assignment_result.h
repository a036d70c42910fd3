#pragma once

#include "flow/assignment.h"
#include "flow/flow_state.h"

namespace corridor {

// What flows amount to: paths, loads, costs and the objective. Costs of paths are those of the last survey.
[[nodiscard]] Assignment describe_flows(FlowState const& state);

}  // namespace corridor
