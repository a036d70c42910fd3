#pragma once

#include <filesystem>
#include <vector>

#include "corridor/report/named_text.h"

namespace corridor {

// Writes the files into the folder: beside it first, then renamed, so that it is never half there. A folder that holds
// anything but what an earlier writing left there, unchanged, stays as it is. Throws std::invalid_argument if so,
// std::runtime_error if not all could be written.
void write_folder(std::vector<NamedText> const& files, std::filesystem::path const& path);

// Throws the same where it can be foreseen. To be asked before the answer is worked out, which may take long.
void demand_place_of_folder(std::filesystem::path const& path);

}  // namespace corridor
