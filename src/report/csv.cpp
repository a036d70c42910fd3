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

bool is_formula(std::string const& text) {
    // Full-width signs are taken for the others by some spreadsheets.
    return (text.find_first_of("=+-@\t\r\n") == 0 && !is_number(text)) ||
           std::any_of(wide_signs.begin(), wide_signs.end(), [&](char const* sign) { return text.starts_with(sign); });
}

// Names come from files of strangers: "=cmd|..." must not run where the file is opened. Where the comma is the decimal
// sign, spreadsheets begin a cell after each semicolon, and then know nothing of quotes around it.
std::string guarded(std::string const& text) {
    constexpr auto ends = ";\t\r\n";
    std::string safe = is_formula(text.substr(0, text.find(';'))) ? "'" : "";
    for (std::size_t from = 0; from != std::string::npos;) {
        std::size_t const end = text.find_first_of(ends, from);
        std::size_t const next = end == std::string::npos ? end : end + 1;
        std::string const part = text.substr(from, next - from);
        safe += from > 0 && is_formula(text.substr(from, end - from)) ? "'" + part : part;
        from = next;
    }
    return safe;
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

// Rows of texts, of which those that come from files are already guarded.
template <typename Heads, typename Rows, typename Title, typename Text>
void write_all(Heads const& heads, Rows const& rows, Title const& title_of, Text const& cell_of, std::ostream& out) {
    std::vector<std::string> cells(heads.size());
    std::transform(heads.begin(), heads.end(), cells.begin(),
                   [&](auto const& head) { return guarded(title_of(head)); });
    write_csv_row(cells, out);
    for (auto const& row : rows) {
        cells.resize(row.size());
        std::transform(row.begin(), row.end(), cells.begin(), cell_of);
        write_csv_row(cells, out);
    }
}

}  // namespace

void write_csv(TextTable const& table, std::ostream& out) {
    write_all(
        table.columns, table.rows, [](Column const& column) { return column.title; }, guarded, out);
}

void write_csv(Relation const& table, std::ostream& out) {
    auto const text = [](Cell const& cell) {
        auto const* const words = std::get_if<std::string>(&cell);
        return words != nullptr ? guarded(valid_text(*words)) : text_of(cell);
    };
    write_all(
        table.fields, table.rows, [](Field const& field) { return field.name; }, text, out);
}

}  // namespace corridor
