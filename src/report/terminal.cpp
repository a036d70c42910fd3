#include "report/terminal.h"

#include <algorithm>
#include <ostream>

namespace corridor {
namespace {

// Characters of a UTF-8 text; every one is taken to be one column wide.
std::size_t width(std::string const& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string const& text, std::size_t to, Align align) {
    std::string const space(to - std::min(to, width(text)), ' ');
    return align == Align::left ? text + space : space + text;
}

std::vector<std::size_t> widths(TextTable const& table) {
    std::vector<std::size_t> all;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::size_t widest = width(table.columns[column].title);
        for (auto const& row : table.rows) {
            widest = std::max(widest, width(row[column]));
        }
        all.push_back(widest);
    }
    return all;
}

void trim_right(std::string& line) {
    line.erase(line.find_last_not_of(' ') + 1);
}

class TerminalWriter {
public:
    explicit TerminalWriter(std::ostream& out) : out_{out} {}

    void operator()(Heading const& heading) {
        out_ << (first_ ? "" : "\n") << heading.text << "\n";
        for (std::size_t i = 0; i < width(heading.text); ++i) {
            out_ << "─";
        }
        out_ << "\n";
        first_ = false;
    }
    void operator()(Paragraph const& paragraph) {
        out_ << paragraph.text << "\n";
        first_ = false;
    }
    void operator()(Points const& points) {
        for (std::string const& item : points.items) {
            out_ << "  · " << item << "\n";
        }
        first_ = false;
    }
    void operator()(TextTable const& table) {
        auto const columns = widths(table);
        std::vector<std::string> titles;
        for (Column const& column : table.columns) {
            titles.push_back(column.title);
        }
        row(table, columns, titles);
        for (auto const& cells : table.rows) {
            row(table, columns, cells);
        }
        first_ = false;
    }

private:
    void row(TextTable const& table, std::vector<std::size_t> const& columns, std::vector<std::string> const& cells) {
        std::string line = " ";
        for (std::size_t column = 0; column < columns.size(); ++column) {
            line += " " + padded(cells[column], columns[column], table.columns[column].align) + " ";
        }
        trim_right(line);
        out_ << line << "\n";
    }

    std::ostream& out_;
    bool first_ = true;
};

}  // namespace

void write_for_terminal(std::vector<Block> const& blocks, std::ostream& out) {
    TerminalWriter writer{out};
    for (Block const& block : blocks) {
        std::visit(writer, block);
    }
}

}  // namespace corridor
