#pragma once

#include <iosfwd>

#include "corridor/report/report.h"
#include "report/relations.h"

namespace corridor {

// A table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it.
void write_csv(TextTable const& table, std::ostream& out);
void write_csv(Relation const& table, std::ostream& out);

}  // namespace corridor
