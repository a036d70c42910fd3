#include "report/table_writer.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "report/characters.h"
#include "report/colours.h"
#include "report/point_alignment.h"
#include "report/table_layout.h"
#include "report/wrapping.h"

namespace corridor {
namespace {

std::string padded(std::string const& text, std::size_t to, Align align, std::string const& coloured) {
    std::string const space(to - std::min(to, width_of(text)), ' ');
    return align == Align::left ? coloured + space : space + coloured;
}

// The first line at the left, the others a little to the right, so that a row's end is seen.
std::vector<std::string> hanging(std::string const& text, std::size_t columns) {
    if (width_of(text) <= columns) {
        return {text};
    }
    std::size_t const indent = std::min(text.find_first_not_of(' '), text.size());
    bool const has_room = narrowest(text) + table_hang <= columns;
    std::vector<std::string> lines = wrapped(text, columns - (has_room ? table_hang : 0));
    for (std::size_t i = 1; has_room && i < lines.size(); ++i) {
        lines[i].insert(indent, table_hang, ' ');
    }
    return lines;
}

class TableWriter {
public:
    TableWriter(TextTable const& table, TerminalStyle const& style, std::ostream& out, std::optional<std::size_t> rigid)
        : table_{table}, aligned_{aligned_on_points(table)}, style_{style}, out_{out}, rigid_{rigid} {}

    void write() {
        auto const panels = panels_of(aligned_, style_.width, rigid_);
        if (!panels) {
            records();
            return;
        }
        for (Panel const& panel : *panels) {
            out_ << (&panel == &panels->front() ? "" : "\n");
            titles(panel);
            for (std::size_t row = 0; row < aligned_.rows.size(); ++row) {
                cells(panel, row);
            }
        }
    }

private:
    struct Cell {
        std::vector<std::string> lines;
        Align align = Align::left;
        Colour colour = Colour::none;
    };

    // Titles stand on the lowest lines, next to what they are titles of.
    void titles(Panel const& panel) {
        std::vector<Cell> row;
        std::size_t height = 0;
        for (std::size_t i = 0; i < panel.columns.size(); ++i) {
            Column const& column = aligned_.columns[panel.columns[i]];
            row.push_back({wrapped(column.title, panel.widths[i]), column.align, Colour::quiet});
            height = std::max(height, row.back().lines.size());
        }
        for (Cell& cell : row) {
            cell.lines.insert(cell.lines.begin(), height - cell.lines.size(), "");
        }
        lines(panel, row);
    }

    void cells(Panel const& panel, std::size_t number) {
        std::vector<Cell> row;
        for (std::size_t i = 0; i < panel.columns.size(); ++i) {
            std::size_t const column = panel.columns[i];
            std::string const& text = aligned_.rows[number][column];
            bool const hangs = column == 0;
            row.push_back({hangs ? hanging(text, panel.widths[i]) : wrapped(text, panel.widths[i]),
                           aligned_.columns[column].align, colour_of(number, column)});
        }
        lines(panel, row);
    }

    void lines(Panel const& panel, std::vector<Cell> const& row) {
        std::size_t height = 1;
        for (Cell const& cell : row) {
            height = std::max(height, cell.lines.size());
        }
        for (std::size_t at = 0; at < height; ++at) {
            std::string line(table_indent, ' ');
            std::size_t blanks = 0;  // that the line would end with
            for (std::size_t i = 0; i < row.size(); ++i) {
                std::string const text = at < row[i].lines.size() ? row[i].lines[at] : "";
                std::string const coloured = text.empty() ? "" : in_colour(text, row[i].colour, style_);
                std::string const cell = padded(text, panel.widths[i], row[i].align, coloured);
                std::size_t const kept = text.empty() ? 0 : cell.size() - (cell.find_last_not_of(' ') + 1);
                line += std::string(i == 0 ? 0 : table_gap, ' ') + cell;
                blanks = text.empty() ? blanks + (i == 0 ? 0 : table_gap) + cell.size() : kept;
            }
            line.resize(line.size() - std::min(blanks, line.size()));
            line.erase(line.find_last_not_of(' ') + 1);
            out_ << line << "\n";
        }
    }

    void records() {
        std::size_t const columns = style_.width.value_or(0);
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            out_ << (row == 0 ? "" : "\n");
            bool is_first = true;
            for (std::size_t column = 0; column < table_.columns.size(); ++column) {
                std::string const& cell = column == 0 ? first_cell_of(row) : table_.rows[row][column];
                std::size_t const start = cell.find_first_not_of(' ');
                if (start == std::string::npos) {
                    continue;
                }
                std::string const indent(is_first ? table_indent : 2 * table_indent, ' ');
                is_first = false;
                std::string const text = indent + table_.columns[column].title + ": " + cell.substr(start);
                for (std::string const& line : hanging(text, columns)) {
                    out_ << in_colour(line, colour_of(row, column), style_) << "\n";
                }
            }
        }
    }

    // A row without one belongs to that above.
    [[nodiscard]] std::string const& first_cell_of(std::size_t row) const {
        while (row > 0 && table_.rows[row].front().empty()) {
            --row;
        }
        return table_.rows[row].front();
    }

    [[nodiscard]] Colour colour_of(std::size_t row, std::size_t column) const {
        bool const is_best = std::any_of(table_.best.begin(), table_.best.end(), [&](CellPlace const& place) {
            return place.row == row && place.column == column;
        });
        return is_best ? Colour::best : column == rigid_ ? Colour::line : Colour::none;
    }

    TextTable const& table_;
    TextTable aligned_;
    TerminalStyle const& style_;
    std::ostream& out_;
    std::optional<std::size_t> rigid_;
};

}  // namespace

void write_table(TextTable const& table, TerminalStyle const& style, std::ostream& out,
                 std::optional<std::size_t> rigid) {
    TableWriter{table, style, out, rigid}.write();
}

}  // namespace corridor
