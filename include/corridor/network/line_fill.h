#pragma once

#include <optional>
#include <vector>

#include "corridor/network/network.h"

namespace corridor {

// What stands in a pipeline from end to end.
struct LineFill {
    Room amount;                    // as stated, or the volume of its bore
    std::vector<FigureId> figures;  // that say so
};

// As the link's pipe states it, else by diameter, wall (none: taken as nothing) and length; nothing if it states
// neither.
[[nodiscard]] std::optional<LineFill> line_fill(Network const& network, Link const& link);

}  // namespace corridor
