#include "corridor/report/report.h"

#include <ostream>

#include "report/csv.h"
#include "report/html.h"
#include "report/markdown.h"
#include "report/terminal.h"

namespace corridor {

void write(Report const& report, Format format, std::ostream& out, TerminalStyle const& style) {
    switch (format) {
        case Format::json:
            out << to_json(report.values);
            break;
        case Format::csv:
            write_csv(report.main_table, out);
            break;
        case Format::table:
            write_for_terminal(report.blocks, style, out);
            break;
        case Format::markdown:
            write_markdown(report.blocks, out);
            break;
        case Format::html:
            write_html(report.values, out);
            break;
    }
}

}  // namespace corridor
