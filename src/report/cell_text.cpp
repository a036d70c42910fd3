#include "report/cell_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace corridor {
namespace {

// How many bytes the character at a place takes; 0 if there is none that UTF-8 allows, or that XML does not.
std::size_t character_at(std::string const& text, std::size_t at) {
    auto const byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    auto const follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    unsigned const first = byte(0);
    if (first < 0x80) {
        return first == 0 ? 0 : 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return follows(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first < 0xF0) {
        unsigned const code = ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        bool const is_allowed = code >= 0x800 && (code < 0xD800 || code > 0xDFFF) && code < 0xFFFE;
        return follows(1) && follows(2) && is_allowed ? 3 : 0;
    }
    if (first >= 0xF0 && first < 0xF5) {
        unsigned const start = ((first & 0x07U) << 6U) | (byte(1) & 0x3FU);
        bool const is_allowed = start >= 0x10 && start < 0x110;
        return follows(1) && follows(2) && follows(3) && is_allowed ? 4 : 0;
    }
    return 0;
}

struct Writer {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(double number) const {
        std::array<char, 32> buffer{};
        auto const [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
        return {buffer.data(), end};
    }
    std::string operator()(std::uint64_t number) const { return std::to_string(number); }
    std::string operator()(std::string const& text) const { return text; }
};

}  // namespace

std::string text_of(Cell const& cell) {
    return std::visit(Writer{}, cell);
}

std::string valid_text(std::string const& text) {
    std::string valid;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const bytes = character_at(text, at);
        valid += bytes == 0 ? "\xEF\xBF\xBD" : text.substr(at, bytes);
        at += bytes == 0 ? 1 : bytes;
    }
    return valid;
}

std::string first_units(std::string const& text, std::size_t units) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t const bytes = std::max<std::size_t>(character_at(text, at), 1);
        std::size_t const needed = bytes == 4 ? 2 : 1;
        if (needed > units) {
            break;
        }
        units -= needed;
        at += bytes;
    }
    return text.substr(0, at);
}

}  // namespace corridor
