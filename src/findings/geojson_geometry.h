#pragma once

#include <vector>

#include "corridor/report/value.h"

namespace corridor {

// In degrees, the longitude first, as RFC 7946 has it.
struct Position {
    double longitude = 0;
    double latitude = 0;
};

[[nodiscard]] Value point_geometry(Position const& position);

// A line goes the shorter way round between two positions and is cut where it crosses the antimeridian, as RFC 7946
// (3.1.9) wants it: then a MultiLineString, else a LineString. REQUIRES: two positions or more.
[[nodiscard]] Value line_geometry(std::vector<Position> const& line);

[[nodiscard]] Value feature_of(Value geometry, Value properties);

}  // namespace corridor
