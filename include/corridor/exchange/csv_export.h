#pragma once

#include "corridor/exchange/folder.h"
#include "corridor/network/network.h"

namespace corridor {

// A network as tidy tables, for spreadsheets and statistics: nodes.csv, links.csv with a row for each direction,
// services.csv, and figures.csv with each stated number in base units, its range and what backs it. Units stand in the
// heads of columns. A link's row holds what the link states for the direction; what holds by default stands among the
// figures.
[[nodiscard]] Folder export_csv(Network const& network);

}  // namespace corridor
