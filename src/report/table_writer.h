#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>

#include "corridor/report/report.h"

namespace corridor {

// A table as lines of text within the style's width. Where not even its panels fit, each row becomes a record, one
// "title: value" a line. `rigid` is a column that is never wrapped. REQUIRES: its texts are printable.
void write_table(TextTable const& table, TerminalStyle const& style, std::ostream& out,
                 std::optional<std::size_t> rigid = {});

}  // namespace corridor
