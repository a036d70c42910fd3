#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

// A file of the project, its path relative to the project's folder with forward slashes.
struct Source {
    std::string path;
    std::string text;
};

// One #include line.
struct Include {
    std::string name;
    bool angled = false;  // <name>, not "name"
    int line = 0;
};

// The files under `folders` whose name ends in one of `endings`, sorted by path. Missing folders hold no files.
[[nodiscard]] std::vector<Source> read_sources(std::filesystem::path const& project,
                                               std::vector<std::string> const& folders,
                                               std::vector<std::string> const& endings);

[[nodiscard]] std::vector<Include> includes(Source const& source);

// "units" for src/units/measure.cpp and for include/corridor/units/measure.h; empty for files of no module.
[[nodiscard]] std::string module_of(std::string_view path);

// The text with comments and literals blanked; every line keeps its number.
[[nodiscard]] std::string code_only(std::string_view text);

[[nodiscard]] bool is_header(Source const& source);
[[nodiscard]] bool is_public(Source const& source);

// The lines of a text, without their ends.
[[nodiscard]] std::vector<std::string> lines(std::string_view text);

}  // namespace architecture
