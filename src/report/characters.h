#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor {

// How many columns of a terminal a UTF-8 text takes: none for a combining mark, two for a Chinese character.
[[nodiscard]] std::size_t width_of(std::string_view text);

// How many bytes the first character of a UTF-8 text has, with the marks that sit on it. REQUIRES: it is not empty.
[[nodiscard]] std::size_t length_of_first(std::string_view text);

// The text with all that would steer a terminal (control characters, changes of the direction of writing) and whatever
// is no UTF-8 as visible escapes: "\x1b", "\n", "\u202e".
[[nodiscard]] std::string printable(std::string_view text);

// What stands between double quotes in YAML, or the same in JSON, with all that YAML 1.2 (5.1) does not take as it is,
// or its readers take for an end of line, as escapes of both: "\u0085", "\u2028". What is no UTF-8 becomes U+FFFD.
// Control characters of ASCII below 0x20 are left to whoever quotes.
[[nodiscard]] std::string escaped_for_yaml(std::string_view quoted);

}  // namespace corridor
