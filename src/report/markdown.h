#pragma once

#include <iosfwd>
#include <vector>

#include "corridor/report/report.h"

namespace corridor {

// Markdown, with tables as GitHub has them.
void write_markdown(std::vector<Block> const& blocks, std::ostream& out);

}  // namespace corridor
