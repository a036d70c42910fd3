#pragma once

#include <optional>
#include <vector>

#include "simulation/world.h"

namespace corridor {

// Facilities that wait for each other for ever, each for room at the next and the last at the first, if one that has
// just been blocked is among them or waits for them; as positions in the model.
[[nodiscard]] std::optional<std::vector<std::size_t>> find_ring(World& world, std::size_t from);

}  // namespace corridor
