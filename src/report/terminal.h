#pragma once

#include <iosfwd>
#include <vector>

#include "corridor/report/report.h"

namespace corridor {

// Text for a terminal: headings underlined, columns aligned, no line wider than the terminal, and nothing that steers
// it but the colours that are wanted.
void write_for_terminal(std::vector<Block> const& blocks, TerminalStyle const& style, std::ostream& out);

}  // namespace corridor
