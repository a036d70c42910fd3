#include "report/markdown.h"

#include <algorithm>
#include <ostream>

#include "report/markdown_text.h"
#include "report/sparkline.h"

namespace corridor {
namespace {

class MarkdownWriter {
public:
    explicit MarkdownWriter(std::ostream& out) : out_{out} {}

    void operator()(Heading const& heading) { out_ << "## " << heading_text(heading.text) << "\n\n"; }
    void operator()(Paragraph const& paragraph) { out_ << markdown_line(paragraph.text) << "\n\n"; }
    void operator()(Points const& points) {
        for (std::string const& item : points.items) {
            out_ << "- " << markdown_line(item) << "\n";
        }
        out_ << "\n";
    }
    void operator()(TextTable const& table) {
        out_ << "|";
        for (Column const& column : table.columns) {
            out_ << " " << markdown_text(column.title) << " |";
        }
        out_ << "\n|";
        for (Column const& column : table.columns) {
            out_ << (column.align == Align::right ? " ---: |" : " --- |");
        }
        out_ << "\n";
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            out_ << "|";
            for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
                bool const is_best = std::any_of(table.best.begin(), table.best.end(), [&](CellPlace const& place) {
                    return place.row == row && place.column == column;
                });
                std::string const text = markdown_text(table.rows[row][column]);
                out_ << " " << (is_best ? "**" + text + "**" : text) << " |";
            }
            out_ << "\n";
        }
        out_ << "\n";
    }
    void operator()(Curves const& curves) {
        CurveTable const drawn = table_of(curves, steps_of_a_file, Letters::unicode);
        (*this)(drawn.table);
        (*this)(Paragraph{drawn.note});
    }

private:
    // Number signs at its end would close a heading, and not be shown.
    static std::string heading_text(std::string const& text) {
        std::string safe = markdown_text(text);
        return safe.ends_with('#') ? safe.insert(safe.size() - 1, 1, '\\') : safe;
    }

    std::ostream& out_;
};

}  // namespace

void write_markdown(std::vector<Block> const& blocks, std::ostream& out) {
    MarkdownWriter writer{out};
    for (Block const& block : blocks) {
        std::visit(writer, block);
    }
}

}  // namespace corridor
