#pragma once

#include "simulation/world.h"

namespace corridor {

// A consignment's journey from its origin to its destination.
Process travel(World& world, Consignment goods);

}  // namespace corridor
