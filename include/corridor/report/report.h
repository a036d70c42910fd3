#pragma once

#include <cstddef>
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

// A cell, both counted from 0.
struct CellPlace {
    std::size_t row = 0;
    std::size_t column = 0;
};

struct TextTable {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<CellPlace> best{};  // cells that win, to be seen at once
};

// Values at equal distances along an axis.
struct Curve {
    std::string title;
    std::vector<double> values;
    std::string least;            // in words
    std::string greatest;         //
    std::optional<double> top{};  // what the full height stands for; nothing: the greatest value
};

// Curves over one axis, one below the other.
struct Curves {
    std::string title;  // what they are of, with its unit: "t in tanks at the end of the day"
    std::vector<Curve> curves;
    std::string from;  // what the first and the last value belong to
    std::string to;
    std::string step;         // from one value to the next: "day"
    std::string steps;        // of several: "days"
    std::string top_means{};  // what the full height is, where all state theirs: "the room that there is"
};

using Block = std::variant<Heading, Paragraph, Points, TextTable, Curves>;

// What a result says: values for machines, and words and tables for people. Knows no freight.
struct Report {
    Value values;
    std::vector<Block> blocks;
    TextTable main_table;  // what a spreadsheet gets
};

enum class Format { table, json, csv, markdown, html };

// What lines and curves are drawn with.
enum class Letters { unicode, ascii };

// What a terminal shows. Of itself, as for a file: lines of any length, without colours.
struct TerminalStyle {
    std::optional<std::size_t> width{};  // columns; nothing: lines may be of any length
    bool has_colours = false;
    Letters letters = Letters::unicode;
};

// Writes a report: the values as JSON or as a page that draws them, the main table as CSV (RFC 4180), the blocks as
// text for a terminal or as Markdown.
void write(Report const& report, Format format, std::ostream& out, TerminalStyle const& style = {});

}  // namespace corridor
