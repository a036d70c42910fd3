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

// The line, and the place underlined beneath it.
std::string excerpt(Diagnostic const& diagnostic) {
    std::string const number = std::to_string(diagnostic.line);
    std::size_t const margin = std::max<std::size_t>(5, number.size());
    auto const starts_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    auto const length = static_cast<std::size_t>(std::ranges::count_if(diagnostic.text, starts_character));
    auto const place = static_cast<std::size_t>(std::max(0, diagnostic.column - diagnostic.text_column));
    std::size_t const room = std::max(length, place + 1) - place;
    std::size_t const underlined = std::clamp<std::size_t>(static_cast<std::size_t>(diagnostic.length), 1, room);
    return std::string(margin - number.size(), ' ') + number + " | " + diagnostic.text + "\n" +
           std::string(margin, ' ') + " | " + std::string(place, ' ') + "^" + std::string(underlined - 1, '~');
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
