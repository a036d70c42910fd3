#pragma once

#include <string>

#include "corridor/findings/context.h"
#include "corridor/flow/assign.h"

namespace corridor {

// The flows of links as a TNTP flow file holds them: From, To, Volume, Cost, tab-separated. Nodes that were imported
// from such files (n12) have their numbers there. The cost is generalised; imported scenarios value a unit of their
// file's time at one unit of money, so it is in that unit. Volumes are by the hour. Services are left out, for the
// format knows none.
[[nodiscard]] std::string tntp_flows(AssignResult const& result, Context const& context);

}  // namespace corridor
