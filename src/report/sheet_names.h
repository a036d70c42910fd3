#pragma once

#include <string>
#include <vector>

namespace corridor {

// A name for a sheet: at most 31 letters, none that spreadsheets forbid, and none taken.
[[nodiscard]] std::string sheet_name(std::string const& name, std::vector<std::string> const& taken);

}  // namespace corridor
