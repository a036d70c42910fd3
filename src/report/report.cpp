#include "corridor/report/report.h"

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

class MarkdownWriter {
public:
    explicit MarkdownWriter(std::ostream& out) : out_{out} {}

    void operator()(Heading const& heading) { out_ << "## " << heading.text << "\n\n"; }
    void operator()(Paragraph const& paragraph) { out_ << paragraph.text << "\n\n"; }
    void operator()(Points const& points) {
        for (std::string const& item : points.items) {
            out_ << "- " << item << "\n";
        }
        out_ << "\n";
    }
    void operator()(TextTable const& table) {
        out_ << "|";
        for (Column const& column : table.columns) {
            out_ << " " << column.title << " |";
        }
        out_ << "\n|";
        for (Column const& column : table.columns) {
            out_ << (column.align == Align::right ? " ---: |" : " --- |");
        }
        out_ << "\n";
        for (auto const& row : table.rows) {
            out_ << "|";
            for (std::string cell : row) {
                for (std::size_t at = cell.find('|'); at != std::string::npos; at = cell.find('|', at + 2)) {
                    cell.insert(at, "\\");
                }
                out_ << " " << cell << " |";
            }
            out_ << "\n";
        }
        out_ << "\n";
    }

private:
    std::ostream& out_;
};

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

}  // namespace

void write(Report const& report, Format format, std::ostream& out) {
    switch (format) {
        case Format::json:
            out << to_json(report.values);
            break;
        case Format::csv:
            write_csv(report.main_table, out);
            break;
        case Format::table: {
            TerminalWriter writer{out};
            for (Block const& block : report.blocks) {
                std::visit(writer, block);
            }
            break;
        }
        case Format::markdown: {
            MarkdownWriter writer{out};
            for (Block const& block : report.blocks) {
                std::visit(writer, block);
            }
            break;
        }
    }
}

}  // namespace corridor
