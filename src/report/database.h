#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/relations.h"

namespace corridor {

// So many columns a table of SQLite has at the most, unless it was built for more.
inline constexpr std::size_t most_database_columns = 2'000;

// Tables as the bytes of an SQLite file, the same for the same tables: typed columns, primary keys and foreign keys,
// and views for whoever asks it: NAME_beside has what few named rows measure side by side, NAME_named adds the names
// behind ids, NAME_dated the date behind the day. Throws std::runtime_error if a table has more columns, or SQLite
// refuses.
[[nodiscard]] std::string to_sqlite(std::vector<Relation> const& tables);

}  // namespace corridor
