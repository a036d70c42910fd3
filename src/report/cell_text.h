#pragma once

#include <string>

#include "report/relations.h"

namespace corridor {

// Numbers as short as they read back the same, "true" and "false", and nothing for nothing.
[[nodiscard]] std::string text_of(Cell const& cell);

// The text as valid UTF-8 without NUL: what is not becomes U+FFFD.
[[nodiscard]] std::string valid_text(std::string const& text);

// The first bytes of valid UTF-8, so that it takes at most so many UTF-16 units, as spreadsheets count.
[[nodiscard]] std::string first_units(std::string const& text, std::size_t units);

}  // namespace corridor
