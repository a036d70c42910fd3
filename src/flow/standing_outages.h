#pragma once

#include <vector>

#include "corridor/flow/limit.h"
#include "corridor/network/network.h"

namespace corridor {

// Takes from limits what is out of use without an end: a share of a capacity, of a service's departures and ships, or
// some of a place's berths. What is out between two dates does not lower a year's mean here.
void take_out_for_good(Network const& network, std::vector<Limit>& limits);

}  // namespace corridor
