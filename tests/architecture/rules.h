#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "architecture/rulebook.h"
#include "architecture/source.h"

// What each rule finds wrong, as "path:line: complaint", in the order of the files.
namespace architecture {

// A table whose modules include only modules of lower layers cannot hold a cycle.
[[nodiscard]] std::vector<std::string> layer_faults(Rulebook const& rulebook);

// Modules include only what their row allows, packages only at home, public headers no package at all.
[[nodiscard]] std::vector<std::string> include_faults(Rulebook const& rulebook, Source const& source);

// Words that stand for a broken rule: output or clocks in engines, randomness without an address.
[[nodiscard]] std::vector<std::string> word_faults(Source const& source);

// Headers say #pragma once and open no namespace for whoever includes them.
[[nodiscard]] std::vector<std::string> header_faults(Source const& source);

// Each .cpp of a module has a header of its name, public or beside it; each module's folder stands in the table.
[[nodiscard]] std::vector<std::string> tree_faults(Rulebook const& rulebook, std::vector<Source> const& sources);

// A YAML file's first line names its schema, so that editors complete and check it; `project` holds the file.
[[nodiscard]] std::vector<std::string> modeline_faults(std::filesystem::path const& project, Source const& source);

// Files with more than `limit` lines.
[[nodiscard]] std::vector<std::string> long_files(std::vector<Source> const& sources, std::size_t limit);

}  // namespace architecture
