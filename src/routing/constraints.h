#pragma once

#include <chrono>
#include <optional>

#include "corridor/network/network.h"
#include "routing/graph.h"

namespace corridor {

// Whether an arc uses what a selector picks: one of its places, its link, its service, its mode, its country.
[[nodiscard]] bool touches(Network const& network, Arc const& arc, Selector const& selector);

// Whether a closure holds for somebody who leaves at a date. Closures with dates hold for nobody without one.
[[nodiscard]] bool is_in_force(Closure const& closure, std::optional<std::chrono::sys_days> departure);

}  // namespace corridor
