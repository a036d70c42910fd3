#pragma once

#include <string>

#include "corridor/report/report.h"

namespace corridor {

// What a text is, that it may be seen at a glance.
enum class Colour { none, heading, quiet, best, line };

// The text within the escape codes of its colour, if the style has colours.
[[nodiscard]] std::string in_colour(std::string const& text, Colour colour, TerminalStyle const& style);

}  // namespace corridor
