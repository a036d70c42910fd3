#pragma once

#include <string>
#include <vector>

#include "corridor/report/named_text.h"
#include "report/relations.h"

namespace corridor {

inline constexpr char const* table_list_name = "datapackage.json";

// Each table as NAME.csv, the other files, and a list of all (Frictionless Data: types, units, primary and foreign
// keys).
[[nodiscard]] std::vector<NamedText> table_folder(std::vector<Relation> const& tables, std::vector<NamedText> others);

}  // namespace corridor
