#pragma once

#include <filesystem>

#include "corridor/exchange/folder.h"

namespace corridor {

// Writes the files into the folder: beside it first, then renamed, so that it is never half there. A folder that holds
// anything but what an earlier writing left there, unchanged, stays as it is. Throws std::invalid_argument if so,
// std::runtime_error if not all could be written.
void write_folder(Folder const& folder, std::filesystem::path const& path);

}  // namespace corridor
