#include "report/characters.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/core.h>

namespace corridor {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Of Unicode 15, the scripts in which places and goods have names: marks that sit on the character before.
constexpr std::array marks{Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},  Range{0x05BF, 0x05BF},
                           Range{0x05C1, 0x05C2}, Range{0x05C4, 0x05C5}, Range{0x0610, 0x061A},  Range{0x064B, 0x065F},
                           Range{0x0670, 0x0670}, Range{0x06D6, 0x06DC}, Range{0x06DF, 0x06E4},  Range{0x06E7, 0x06E8},
                           Range{0x06EA, 0x06ED}, Range{0x0900, 0x0902}, Range{0x093A, 0x093A},  Range{0x093C, 0x093C},
                           Range{0x0941, 0x0948}, Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31},  Range{0x0E34, 0x0E3A},
                           Range{0x0E47, 0x0E4E}, Range{0x1160, 0x11FF}, Range{0x1AB0, 0x1ACE},  Range{0x1DC0, 0x1DFF},
                           Range{0x200C, 0x200D}, Range{0x20D0, 0x20F0}, Range{0x302A, 0x302D},  Range{0x3099, 0x309A},
                           Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xE0100, 0xE01EF}};

// Wide and fullwidth characters of UAX #11.
constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
                          Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},
                          Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
                          Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
                          Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

// What moves the cursor, turns the direction of writing or hides between letters.
constexpr std::array steering{Range{0x0000, 0x001F}, Range{0x007F, 0x009F},  Range{0x00AD, 0x00AD},
                              Range{0x061C, 0x061C}, Range{0x200B, 0x200B},  Range{0x200E, 0x200F},
                              Range{0x2028, 0x202E}, Range{0x2060, 0x206F},  Range{0xFEFF, 0xFEFF},
                              Range{0xFFF9, 0xFFFB}, Range{0xE0000, 0xE007F}};

// What a file of YAML must not hold but as an escape, or may not at its beginning (FEFF), or as ends of lines.
constexpr std::array escaped_in_yaml{Range{0x007F, 0x009F}, Range{0x2028, 0x2029}, Range{0xFEFF, 0xFEFF},
                                     Range{0xFFFE, 0xFFFF}};

template <std::size_t count>
bool holds(std::array<Range, count> const& ranges, char32_t letter) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](Range const& range) { return letter >= range.first && letter <= range.last; });
}

struct Decoded {
    char32_t letter = 0;
    std::size_t length = 1;  // bytes
    bool is_valid = false;
};

constexpr std::uint32_t low_six = 0x3F;

// The first character of a text that is not empty. Overlong forms and surrogates are no UTF-8.
Decoded decode(std::string_view text) {
    auto const byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
    std::uint32_t const lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    std::size_t const length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        return {};
    }
    std::uint32_t letter = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & ~low_six) != 0x80U) {
            return {};
        }
        letter = (letter << 6U) | (byte(i) & low_six);
    }
    bool const is_overlong = (length == 3 && letter < 0x800) || (length == 4 && letter < 0x10000);
    bool const is_surrogate = letter >= 0xD800 && letter <= 0xDFFF;
    return is_overlong || is_surrogate || letter > 0x10FFFF ? Decoded{} : Decoded{letter, length, true};
}

std::size_t columns_of(char32_t letter) {
    return holds(marks, letter) ? 0 : holds(wide, letter) ? 2 : 1;
}

std::string escape_of(char32_t letter) {
    switch (letter) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            return letter < 0x80 ? fmt::format("\\x{:02x}", static_cast<std::uint32_t>(letter))
                                 : fmt::format("\\u{:04x}", static_cast<std::uint32_t>(letter));
    }
}

}  // namespace

std::size_t width_of(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        Decoded const next = decode(text);
        columns += next.is_valid ? columns_of(next.letter) : 1;
        text.remove_prefix(next.length);
    }
    return columns;
}

std::size_t length_of_first(std::string_view text) {
    std::size_t length = decode(text).length;
    while (length < text.size()) {
        Decoded const next = decode(text.substr(length));
        if (!next.is_valid || !holds(marks, next.letter)) {
            break;
        }
        length += next.length;
    }
    return length;
}

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        Decoded const next = decode(text);
        if (!next.is_valid) {
            shown += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(text.front())));
        } else if (holds(steering, next.letter)) {
            shown += escape_of(next.letter);
        } else {
            shown += text.substr(0, next.length);
        }
        text.remove_prefix(next.length);
    }
    return shown;
}

std::string escaped_for_yaml(std::string_view quoted) {
    std::string escaped;
    escaped.reserve(quoted.size());
    while (!quoted.empty()) {
        Decoded const next = decode(quoted);
        if (!next.is_valid) {
            escaped += "\xEF\xBF\xBD";
        } else if (holds(escaped_in_yaml, next.letter)) {
            escaped += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(next.letter));
        } else {
            escaped += quoted.substr(0, next.length);
        }
        quoted.remove_prefix(next.length);
    }
    return escaped;
}

}  // namespace corridor
