#pragma once

#include <optional>
#include <vector>

#include "corridor/network/network.h"

namespace corridor {

// How long oil is in a pipeline: what goes in comes out when all that stood in the line before it has.
struct PipeTransit {
    Duration time;
    std::vector<FigureId> figures;
};

// Line fill over usual flow; tonnes and barrels convert by the cargo's density. Nothing where the link states no flow
// or no line fill, or where the two do not convert.
[[nodiscard]] std::optional<PipeTransit> pipe_transit(Network const& network, Link const& link, CargoId cargo);

}  // namespace corridor
