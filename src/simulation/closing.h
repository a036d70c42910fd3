#pragma once

#include "simulation/world.h"

namespace corridor {

// What closes parts of the network for a while, each by its position in the model: a weather process, a closure with
// dates, breakdowns.
Process blow(World& world, std::size_t weather);
Process close_between(World& world, std::size_t closure);
Process break_down(World& world, std::size_t breakdowns);

}  // namespace corridor
