#pragma once

#include <vector>

#include "corridor/network/faults.h"

namespace corridor {

// What is wrong with the oil of a network: pipes whose amounts are no oil or contradict each other, blends and prices
// of what is no liquid, quality banks without a blend, stocks without tanks.
[[nodiscard]] std::vector<Fault> oil_faults(Network const& network);

}  // namespace corridor
