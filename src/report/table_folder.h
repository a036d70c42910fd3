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

// The files that such a list names, and the list itself; none if it is not one.
[[nodiscard]] std::vector<std::string> listed_files(std::string const& list);

}  // namespace corridor
