#pragma once

#include <vector>

#include "corridor/network/faults.h"
#include "corridor/network/network.h"

namespace corridor {

// Warnings of what a network keeps apart: modes that meet at a node where no transfer leads from one to the other, and
// parts that neither a link nor a service joins to the largest part. A part of one node, which nothing reaches at all,
// is among the network's faults already. Modes that only pass a node do not meet there.
[[nodiscard]] std::vector<Fault> examine_connections(Network const& network);

}  // namespace corridor
