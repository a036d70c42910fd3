#pragma once

#include <span>

#include "flow/flow_state.h"

namespace corridor {

// Puts flow on a path from an earlier answer. REQUIRES: the edges lead from the option's origin to its destination.
void load_path(FlowState& state, std::uint32_t option, std::span<SearchGraph::Edge const> edges, double flow);

// Puts what is not shipped there. REQUIRES: the pair's demand is elastic, and nothing is there yet.
void load_not_shipped(FlowState& state, FlowPair const& pair, double flow);

// Loads the goods of all pairs that are not loaded, origin by origin, on the cheapest paths behind those loaded before.
// Logit choices and elastic demands begin at the shares that the costs of the moment give.
void load_cheapest(FlowState& state);

}  // namespace corridor
