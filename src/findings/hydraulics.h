#pragma once

#include <vector>

#include "corridor/hydraulics/line.h"
#include "corridor/report/report.h"

namespace corridor {

// What pipelines can be driven with, for machines.
[[nodiscard]] Value values_of(std::vector<LineCapacity> const& lines, Network const& network);

// The same for people; nothing where no pipeline states its pumps.
[[nodiscard]] std::vector<Block> words_of(std::vector<LineCapacity> const& lines, Network const& network);

}  // namespace corridor
