#pragma once

#include <string>
#include <vector>

#include "report/relations.h"

namespace corridor {

// A name in SQL.
[[nodiscard]] std::string quoted_name(std::string const& name);

// The statements that create the views of a database of such tables.
[[nodiscard]] std::vector<std::string> view_statements(std::vector<Relation> const& tables);

}  // namespace corridor
