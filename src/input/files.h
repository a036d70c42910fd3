#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "corridor/input/read.h"
#include "input/document.h"

namespace corridor {

// The documents that a file and its includes make, each once, included ones first.
struct Files {
    std::vector<std::unique_ptr<Document>> documents;
    std::vector<InputFile> names;
};

// Whether a path names a file; a path that no file can have names none.
[[nodiscard]] bool is_file(std::filesystem::path const& path);

// The bytes of a file, or of standard input for "-". Throws std::runtime_error if it cannot be read.
[[nodiscard]] std::string read_file(std::filesystem::path const& file);

// FNV-1a with 64 bits, in hexadecimal.
[[nodiscard]] std::string content_hash(std::string const& text);

// Reads a file and, first, all that its `include` lists (relative to the including file). A missing file and a cycle
// are complaints at the include, with the chain that led there.
[[nodiscard]] Files read_with_includes(std::filesystem::path const& file, std::vector<Diagnostic>& diagnostics);

}  // namespace corridor
