#pragma once

#include <string>
#include <string_view>

namespace corridor {

// A text that Markdown (CommonMark 0.31, and GitHub's tables) shows letter by letter within a line: what would be
// emphasis, code, a link, HTML or the border of a cell has a backslash before it. What steers a terminal is shown as
// `printable` has it.
[[nodiscard]] std::string markdown_text(std::string_view text);

// The same where the text begins a line, and so could begin a heading, a quotation, a list or a rule.
[[nodiscard]] std::string markdown_line(std::string_view text);

}  // namespace corridor
