#pragma once

#include <string>
#include <vector>

namespace corridor {

// A short name for each path, no two alike even where case does not count: its last key, with those keys before it in
// which paths of the same last key differ. Letters, digits and "_" only. `taken` are names that are spoken for.
[[nodiscard]] std::vector<std::string> table_names(std::vector<std::vector<std::string>> const& paths,
                                                   std::vector<std::string> const& taken);

// The name itself, or with a number behind it if it is among those taken (whose case does not count).
[[nodiscard]] std::string unique_name(std::string const& name, std::vector<std::string> const& taken);

}  // namespace corridor
