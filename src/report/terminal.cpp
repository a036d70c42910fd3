#include "report/terminal.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "report/characters.h"
#include "report/colours.h"
#include "report/sparkline.h"
#include "report/table_writer.h"
#include "report/wrapping.h"

namespace corridor {
namespace {

// Lines of running text that are longer are hard to follow from one to the next.
constexpr std::size_t widest_text = 100;

TextTable printable_table(TextTable table) {
    for (Column& column : table.columns) {
        column.title = printable(column.title);
    }
    for (auto& row : table.rows) {
        for (std::string& cell : row) {
            cell = printable(cell);
        }
    }
    return table;
}

class TerminalWriter {
public:
    TerminalWriter(TerminalStyle const& style, std::ostream& out) : style_{style}, out_{out} {}

    void operator()(Heading const& heading) {
        out_ << (last_ == Last::nothing ? "" : "\n");
        std::size_t widest = 0;
        for (std::string const& line : text_lines(printable(heading.text))) {
            out_ << in_colour(line, Colour::heading, style_) << "\n";
            widest = std::max(widest, width_of(line));
        }
        std::string rule;
        for (std::size_t i = 0; i < widest; ++i) {
            rule += style_.letters == Letters::unicode ? "─" : "-";
        }
        out_ << in_colour(rule, Colour::quiet, style_) << "\n";
        last_ = Last::text;
    }
    void operator()(Paragraph const& paragraph) {
        keep_off_table();
        for (std::string const& line : text_lines(printable(paragraph.text))) {
            out_ << line << "\n";
        }
        last_ = Last::text;
    }
    void operator()(Points const& points) {
        std::string const dot = style_.letters == Letters::unicode ? "  · " : "  - ";
        for (std::string const& item : points.items) {
            bool is_first = true;
            for (std::string const& line : text_lines(printable(item), width_of(dot))) {
                out_ << (is_first ? dot : std::string(width_of(dot), ' ')) << line << "\n";
                is_first = false;
            }
        }
        last_ = Last::text;
    }
    void operator()(TextTable const& table) {
        keep_off_table();
        write_table(printable_table(table), style_, out_);
        last_ = Last::table;
    }
    void operator()(Curves const& curves) {
        keep_off_table();
        CurveTable drawn = table_of(curves, steps_for(curves), style_.letters);
        write_table(printable_table(std::move(drawn.table)), style_, out_, line_column);
        for (std::string const& line : text_lines("  " + printable(drawn.note))) {
            out_ << in_colour(line, Colour::quiet, style_) << "\n";
        }
        last_ = Last::table;
    }

private:
    // What was written before, which tells what has to stand between.
    enum class Last { nothing, text, table };

    void keep_off_table() { out_ << (last_ == Last::table ? "\n" : ""); }

    // Lines of running text that so many columns stand before.
    [[nodiscard]] std::vector<std::string> text_lines(std::string const& text, std::size_t indent = 0) const {
        if (!style_.width) {
            return {text};
        }
        std::size_t const width = std::min(*style_.width, widest_text);
        return wrapped(text, width - std::min(width / 2, indent));
    }

    // Titles take a third of the width at the most; what is left after the two numbers is the line's.
    [[nodiscard]] std::size_t steps_for(Curves const& curves) const {
        if (!style_.width) {
            return steps_of_a_file;
        }
        std::size_t titles = width_of(curves.title);
        std::size_t least = std::string_view{"least"}.size();
        std::size_t greatest = std::string_view{"greatest"}.size();
        for (Curve const& curve : curves.curves) {
            titles = std::max(titles, width_of(curve.title));
            least = std::max(least, width_of(curve.least));
            greatest = std::max(greatest, width_of(curve.greatest));
        }
        constexpr std::size_t gaps = 8;
        constexpr std::size_t fewest = 12;
        std::size_t const others = std::min(titles, *style_.width / 3) + least + greatest + gaps;
        std::size_t const room = *style_.width - std::min(*style_.width, others);
        return std::clamp(room, fewest, steps_of_a_file * 2);
    }

    TerminalStyle const& style_;
    std::ostream& out_;
    Last last_ = Last::nothing;
};

}  // namespace

void write_for_terminal(std::vector<Block> const& blocks, TerminalStyle const& style, std::ostream& out) {
    TerminalWriter writer{style, out};
    for (Block const& block : blocks) {
        std::visit(writer, block);
    }
}

}  // namespace corridor
