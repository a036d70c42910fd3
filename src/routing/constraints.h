#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "corridor/network/network.h"
#include "routing/graph.h"

namespace corridor {

// Whether an arc uses what a selector picks: one of its places, its link, its service, its mode, its country.
[[nodiscard]] bool touches(Network const& network, Arc const& arc, Selector const& selector);

// How many of these selectors, to be fulfilled one after the other, somebody has fulfilled who had fulfilled the first
// `next` and then takes the arc: its places and what it moves on count in the order of travel.
[[nodiscard]] std::size_t fulfilled(Network const& network, Arc const& arc, std::vector<Selector> const& selectors,
                                    std::size_t next);

// Whether a closure holds for somebody who leaves at a date. Closures with dates hold for nobody without one.
[[nodiscard]] bool is_in_force(Closure const& closure, std::optional<std::chrono::sys_days> departure);

}  // namespace corridor
