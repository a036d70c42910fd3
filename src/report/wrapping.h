#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

// The text in lines of at most so many columns, broken at spaces; spaces that it begins with indent all its lines. A
// word that is wider than a line is broken behind a hyphen, stroke, stop or the like before a letter, so that numbers
// stay whole, and only where there is none between any two characters.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

// The columns below which a word, or the widest part of one, would have to be cut.
[[nodiscard]] std::size_t narrowest(std::string_view text);

}  // namespace corridor
