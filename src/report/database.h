#pragma once

#include <string>
#include <vector>

#include "report/relations.h"

namespace corridor {

// Tables as the bytes of an SQLite file, the same for the same tables: typed columns, primary keys and foreign keys,
// and views for whoever asks it: NAME_beside has what few named rows measure side by side, NAME_named adds the names
// behind ids, NAME_dated the date behind the day. Throws std::runtime_error if SQLite refuses.
[[nodiscard]] std::string to_sqlite(std::vector<Relation> const& tables);

}  // namespace corridor
