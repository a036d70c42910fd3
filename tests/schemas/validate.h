#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace corridor::test {

// What a JSON Schema (draft 7) finds wrong with a document, by valijson; empty if nothing.
[[nodiscard]] std::vector<std::string> violations(nlohmann::json const& schema, nlohmann::json const& document);

// A schema of the project by its path.
[[nodiscard]] nlohmann::json schema(std::filesystem::path const& path);

}  // namespace corridor::test
