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
constexpr std::size_t widest_line = 160;

}  // namespace

std::string to_string(Diagnostic const& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line > 0) {
        text += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
    }
    text += diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
    text += diagnostic.message;
    if (diagnostic.line == 0 || diagnostic.text.empty() || diagnostic.text.size() > widest_line) {
        return text;
    }
    std::string const number = std::to_string(diagnostic.line);
    std::string const margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
    text += "\n" + margin + number + " | " + diagnostic.text + "\n" + std::string(margin.size() + number.size(), ' ') +
            " | ";
    text += std::string(static_cast<std::size_t>(std::max(0, diagnostic.column - 1)), ' ') + "^";
    text += std::string(static_cast<std::size_t>(std::max(0, diagnostic.length - 1)), '~');
    return text;
}

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error{all_of(diagnostics)}, diagnostics_{std::move(diagnostics)} {}

}  // namespace corridor
