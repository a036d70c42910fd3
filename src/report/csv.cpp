#include "report/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

#include "report/cell_text.h"

namespace corridor {
namespace {

bool is_number(std::string const& text) {
    double number = 0;
    char const* const begin = text.data() + (text.starts_with('+') ? 1 : 0);
    auto const [stop, fault] = std::from_chars(begin, text.data() + text.size(), number);
    return fault == std::errc{} && stop == text.data() + text.size();
}

constexpr std::array wide_signs{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

// Names come from files of strangers: "=cmd|..." must not run where the file is opened.
std::string guarded(std::string const& text) {
    bool const is_formula = text.find_first_of("=+-@\t\r\n") == 0 && !is_number(text);
    // Their full-width forms, which some spreadsheets take for them.
    bool const is_wide =
        std::any_of(wide_signs.begin(), wide_signs.end(), [&](char const* sign) { return text.starts_with(sign); });
    return is_formula || is_wide ? "'" + text : text;
}

void write_csv_row(std::vector<std::string> const& cells, std::ostream& out) {
    bool first = true;
    for (std::string const& cell : cells) {
        out << (first ? "" : ",");
        first = false;
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out << cell;
            continue;
        }
        out << '"';
        for (char const letter : cell) {
            out << letter << (letter == '"' ? "\"" : "");
        }
        out << '"';
    }
    out << "\r\n";
}

}  // namespace

void write_csv(TextTable const& table, std::ostream& out) {
    std::vector<std::string> titles;
    for (Column const& column : table.columns) {
        titles.push_back(guarded(column.title));
    }
    write_csv_row(titles, out);
    for (auto const& row : table.rows) {
        std::vector<std::string> cells;
        cells.reserve(row.size());
        for (std::string const& cell : row) {
            cells.push_back(guarded(cell));
        }
        write_csv_row(cells, out);
    }
}

void write_csv(Relation const& table, std::ostream& out) {
    std::vector<std::string> titles;
    for (Field const& field : table.fields) {
        titles.push_back(guarded(field.name));
    }
    write_csv_row(titles, out);
    for (auto const& row : table.rows) {
        std::vector<std::string> cells;
        cells.reserve(row.size());
        for (Cell const& cell : row) {
            auto const* const text = std::get_if<std::string>(&cell);
            cells.push_back(text != nullptr ? guarded(valid_text(*text)) : text_of(cell));
        }
        write_csv_row(cells, out);
    }
}

}  // namespace corridor
