#pragma once

#include <iosfwd>

#include "corridor/report/report.h"

namespace corridor {

// A table as CSV (RFC 4180).
void write_csv(TextTable const& table, std::ostream& out);

}  // namespace corridor
