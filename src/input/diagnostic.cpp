#include "corridor/input/diagnostic.h"

#include <algorithm>

namespace corridor {
namespace {

std::string all_of(std::vector<Diagnostic> const& diagnostics) {
    std::string text;
    for (Diagnostic const& diagnostic : diagnostics) {
        text += to_string(diagnostic) + "\n";
    }
    return text;
}

// At most this many characters of a line are shown, around the place.
constexpr std::size_t widest_line = 120;

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// The characters [from, from + count) of a UTF-8 text.
std::string characters(std::string const& text, std::size_t from, std::size_t count) {
    std::string some;
    std::size_t index = 0;  // of the character after the byte
    for (char const byte : text) {
        index += starts_character(byte) ? 1 : 0;
        if (index > from && index <= from + count) {
            some += byte;
        }
    }
    return some;
}

// A line, or what of a long one lies around the place, and the place underlined beneath it.
std::string excerpt(Diagnostic const& diagnostic) {
    std::string const number = std::to_string(diagnostic.line);
    std::size_t const margin = std::max<std::size_t>(5, number.size());
    auto const length = static_cast<std::size_t>(std::ranges::count_if(diagnostic.text, starts_character));
    auto place = static_cast<std::size_t>(std::max(0, diagnostic.column - 1));
    std::string shown = diagnostic.text;
    if (length > widest_line) {
        std::size_t const wished = place - std::min(place, widest_line / 2);
        std::size_t const from = std::min(wished, length - widest_line);
        shown = (from > 0 ? "…" : "") + characters(shown, from, widest_line) + (from + widest_line < length ? "…" : "");
        place -= from - (from > 0 ? 1 : 0);
    }
    std::size_t const room = std::max(length > widest_line ? widest_line : length, place + 1) - place;
    std::size_t const underlined = std::clamp<std::size_t>(static_cast<std::size_t>(diagnostic.length), 1, room);
    return std::string(margin - number.size(), ' ') + number + " | " + shown + "\n" + std::string(margin, ' ') + " | " +
           std::string(place, ' ') + "^" + std::string(underlined - 1, '~');
}

}  // namespace

std::string to_string(Diagnostic const& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line > 0) {
        text += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
    }
    text += diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
    text += diagnostic.message;
    if (diagnostic.line > 0 && !diagnostic.text.empty()) {
        text += "\n" + excerpt(diagnostic);
    }
    return text;
}

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error{all_of(diagnostics)}, diagnostics_{std::move(diagnostics)} {}

}  // namespace corridor
