#pragma once

#include <vector>

#include "corridor/report/value.h"
#include "report/relations.h"

namespace corridor {

// The tables of a result, as all formats for other programs have them. Where it has a map, its lists of links and
// limits, whose ids alone say little, have the name of the line and the places `from` and `to` as their last columns.
// What people watch, and no table holds, is left out.
[[nodiscard]] std::vector<Relation> result_tables(Value const& result);

}  // namespace corridor
