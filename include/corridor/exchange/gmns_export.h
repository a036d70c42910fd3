#pragma once

#include <filesystem>

#include "corridor/exchange/folder.h"

namespace corridor {

// A network's files as a folder of the General Modeling Network Specification (GMNS): node.csv, link.csv and
// config.csv, and freight.csv for all that GMNS has no words for. docs/gmns.md says what stands where; `import_gmns`
// reads the same network back. Throws InputError if the network has faults, std::invalid_argument for what cannot be
// carried: files of samples, and files that state prices without a year in different money.
[[nodiscard]] Folder export_gmns(std::filesystem::path const& file);

}  // namespace corridor
