#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "corridor/report/report.h"

namespace corridor {

enum class Stream { output, errors };

// Whether a person sees what the stream is given, and the terminal can move its cursor.
[[nodiscard]] bool is_screen(Stream stream);

// Columns of the terminal behind the stream: as it says itself, or as COLUMNS does; nothing if neither says.
[[nodiscard]] std::optional<std::size_t> columns_of(Stream stream);

// What the locale's characters hold, by LC_ALL, LC_CTYPE or LANG; Unicode if none of them is set, as in containers.
[[nodiscard]] Letters letters_of_locale();

// Whether a stream is written in colour. `--color` decides; by itself it is for terminals, without NO_COLOR and not
// those that are TERM=dumb.
[[nodiscard]] bool has_colours(Stream stream, Options const& options);

// How the answer is written: for the terminal that standard output is, or as for a file.
[[nodiscard]] TerminalStyle style_of_answer(Options const& options);

}  // namespace corridor
