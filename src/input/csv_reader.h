#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/text_file.h"

namespace corridor {

// A cell of a table: what it says, and the part of the file that says it.
struct CsvCell {
    std::string text;
    std::string_view at;
};

// A table with a heading, as RFC 4180 writes it. Every row has a cell for each column.
class CsvTable {
public:
    // Reads the file; what is no table is complained of, and such rows are left out. REQUIRES: the file outlives this.
    explicit CsvTable(TextFile const& file);

    [[nodiscard]] TextFile const& file() const { return file_; }
    [[nodiscard]] std::vector<std::vector<CsvCell>> const& rows() const { return rows_; }
    // Which of a row's cells is of this column; nothing if there is no such column.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    // The same; its absence is complained of.
    [[nodiscard]] std::optional<std::size_t> required_column(std::string_view name) const;

private:
    TextFile const& file_;
    std::vector<CsvCell> heading_;
    std::vector<std::vector<CsvCell>> rows_;
};

// A text as a cell: between quotes where commas, quotes, line ends or outer blanks ask for it.
[[nodiscard]] std::string csv_cell(std::string_view text);

// Cells as a row with its line end.
[[nodiscard]] std::string csv_row(std::vector<std::string> const& cells);

}  // namespace corridor
