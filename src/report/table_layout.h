#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corridor/report/report.h"

namespace corridor {

// How a table stands on a terminal: some of its columns side by side.
struct Panel {
    std::vector<std::size_t> columns;  // of the table, in order
    std::vector<std::size_t> widths;   // of each of them
};

constexpr std::size_t table_indent = 2;
constexpr std::size_t table_gap = 2;   // between two columns
constexpr std::size_t table_hang = 2;  // by which a wrapped cell of the first column goes on further right

// The columns that tell rows apart: all left-aligned ones at the beginning.
[[nodiscard]] std::size_t count_of_keys(TextTable const& table);

// Columns within so many, or as wide as they are. Where they do not fit, first titles are wrapped, then words in the
// widest left-aligned columns; then the table is cut into panels, each with the columns that tell rows apart. Nothing
// if not even that fits. `rigid` is a column whose cells and title stay as they are.
[[nodiscard]] std::optional<std::vector<Panel>> panels_of(TextTable const& table, std::optional<std::size_t> columns,
                                                          std::optional<std::size_t> rigid);

}  // namespace corridor
