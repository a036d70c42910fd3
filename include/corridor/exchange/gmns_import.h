#pragma once

#include <filesystem>
#include <string>

#include "corridor/exchange/folder.h"

namespace corridor {

// A GMNS folder as a network file, and as a scenario file too if demand.csv says what travels. docs/gmns.md says what
// is read from where. `country` is that of nodes that state none (ISO 3166-1; ZZ: not known). Throws InputError with
// all complaints about the files, std::runtime_error if a file cannot be read.
[[nodiscard]] Folder import_gmns(std::filesystem::path const& folder, std::string const& country);

}  // namespace corridor
