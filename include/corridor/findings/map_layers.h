#pragma once

#include <string>

#include "corridor/report/value.h"

namespace corridor {

// The map of a result as GeoJSON (RFC 7946), styled as simplestyle has it: its places, its lines with what the result
// says of them (flows set their width), and the legs of its corridors. "layer" tells which: places, lines or legs.
[[nodiscard]] Value map_layers(Value const& result);

// The features of one layer of such a map, or of a network's (findings/geojson.h), as a collection of their own.
[[nodiscard]] Value layer_of(Value const& layers, std::string const& name);

// Whether a map has nothing on it.
[[nodiscard]] bool is_empty(Value const& layers);

// The looks of a line of such a family of modes; of another if the name is unknown.
struct LineLook {
    char const* colour;
    char const* dashes;  // lengths of dashes and gaps, in widths of the line; empty: drawn through
};
[[nodiscard]] LineLook look_of(std::string const& family);

}  // namespace corridor
