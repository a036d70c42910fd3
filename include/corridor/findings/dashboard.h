#pragma once

#include <vector>

#include "corridor/report/named_text.h"
#include "corridor/report/value.h"

namespace corridor {

// What a folder of a result's tables needs beside them for SimWrapper to show it: the dashboard, and its map.
[[nodiscard]] std::vector<NamedText> dashboard_files(Value const& result);

}  // namespace corridor
