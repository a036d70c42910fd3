#include "report/csv.h"

#include <ostream>

namespace corridor {
namespace {

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
        titles.push_back(column.title);
    }
    write_csv_row(titles, out);
    for (auto const& row : table.rows) {
        write_csv_row(row, out);
    }
}

}  // namespace corridor
