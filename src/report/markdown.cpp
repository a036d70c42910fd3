#include "report/markdown.h"

#include <ostream>

namespace corridor {
namespace {

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
                    cell.insert(at, 1, '\\');
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

}  // namespace

void write_markdown(std::vector<Block> const& blocks, std::ostream& out) {
    MarkdownWriter writer{out};
    for (Block const& block : blocks) {
        std::visit(writer, block);
    }
}

}  // namespace corridor
