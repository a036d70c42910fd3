#pragma once

#include <iosfwd>
#include <vector>

#include "corridor/report/report.h"

namespace corridor {

// Text for a terminal: headings underlined, columns aligned.
void write_for_terminal(std::vector<Block> const& blocks, std::ostream& out);

}  // namespace corridor
