#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corridor/report/value.h"

namespace corridor {

struct Heading {
    std::string text;
};

struct Paragraph {
    std::string text;
};

// Sentences that stand one below the other.
struct Points {
    std::vector<std::string> items;
};

enum class Align { left, right };

struct Column {
    std::string title;
    Align align = Align::left;
};

struct TextTable {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

using Block = std::variant<Heading, Paragraph, Points, TextTable>;

// What a result says: values for machines, and words and tables for people. Knows no freight.
struct Report {
    Value values;
    std::vector<Block> blocks;
    TextTable main_table;  // what a spreadsheet gets
};

enum class Format { table, json, csv, markdown, html };

// Writes a report: the values as JSON or as a page that draws them, the main table as CSV (RFC 4180), the blocks as
// text for a terminal or as Markdown.
void write(Report const& report, Format format, std::ostream& out);

}  // namespace corridor
