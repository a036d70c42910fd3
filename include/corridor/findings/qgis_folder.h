#pragma once

#include <vector>

#include "corridor/report/named_text.h"
#include "corridor/report/value.h"

namespace corridor {

// The layers of a map (findings/map_layers.h) as files of a folder that QGIS opens with styles: corridor.qgs, and for
// each layer LAYER.geojson with LAYER.qml, which QGIS takes by itself.
[[nodiscard]] std::vector<NamedText> qgis_folder(Value const& layers);

}  // namespace corridor
