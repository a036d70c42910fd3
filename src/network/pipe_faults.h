#pragma once

#include <vector>

#include "corridor/network/faults.h"

namespace corridor {

// What contradicts itself in a link's pipe: a wall that leaves no bore, stations and profile that do not go forward
// along the link, stations of a pipe that nothing could be worked out for.
[[nodiscard]] std::vector<Fault> pipe_faults(Network const& network, Link const& link);

}  // namespace corridor
