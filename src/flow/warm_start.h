#pragma once

#include "flow/assignment.h"
#include "flow/flow_state.h"

namespace corridor {

// Loads the path flows of an earlier assignment, each pair's in proportion to what its volume is now. What no longer
// fits, such as a path whose edges do not lead to the destination, is left out; a pair without any path is not loaded.
void load_earlier(FlowState& state, Assignment const& earlier);

}  // namespace corridor
