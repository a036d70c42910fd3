#pragma once

#include "corridor/network/network.h"
#include "corridor/report/value.h"

namespace corridor {

// The network as a GeoJSON FeatureCollection (RFC 7946): nodes as points, links and services as lines.
[[nodiscard]] Value geojson(Network const& network);

}  // namespace corridor
