#pragma once

#include <filesystem>
#include <string>

namespace corridor {

// Where an output of a name is written: what a link points to and not the link, be it there already or not. Both throw
// std::runtime_error, which says why, where nothing can be written: no such folder, no permission, a name too long.
[[nodiscard]] std::filesystem::path place_of_file(std::filesystem::path const& name);  // a device or a pipe, too
[[nodiscard]] std::filesystem::path place_of_folder(std::filesystem::path const& name);

// What is written first and then renamed to its place, so that nothing is ever half there.
[[nodiscard]] std::filesystem::path part_of(std::filesystem::path const& place);

// Whether a file is a device or a pipe, which is written as it stands.
[[nodiscard]] bool is_device(std::filesystem::path const& place);

// Whether a name is that of the file to which standard output goes.
[[nodiscard]] bool is_standard_output(std::filesystem::path const& name);

// Throws as `place_of_file`, but for "" and "-", which are standard output. To be asked before the answer is worked
// out, which may take long.
void demand_place_of_file(std::string const& name);

}  // namespace corridor
