#include "exchange/yaml_text.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

bool is_safe(char letter) {
    constexpr std::string_view marks = " .-_/+%@()";
    bool const is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    bool const is_ascii = (static_cast<unsigned char>(letter) & 0x80U) == 0;
    return !is_ascii || is_letter || (letter >= '0' && letter <= '9') || marks.find(letter) != std::string_view::npos;
}

// Bare, these would be no text.
bool is_word_of_yaml(std::string_view text) {
    constexpr std::array<std::string_view, 4> words{"null", "Null", "NULL", "~"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
    static constexpr std::string_view not_first = " -.%@+";
    auto const starts_bare = [text] {
        bool const is_negative = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
        return is_negative || not_first.find(text.front()) == std::string_view::npos;
    };
    bool const bare = !text.empty() && std::all_of(text.begin(), text.end(), is_safe) && starts_bare() &&
                      text.back() != ' ' && !is_word_of_yaml(text);
    if (bare) {
        return std::string{text};
    }
    std::string quoted = "\"";
    for (char const letter : text) {
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
        }
        quoted += letter == '\n' ? "\\n" : letter == '\t' ? "\\t" : letter == '\r' ? "\\r" : std::string(1, letter);
    }
    return quoted + "\"";
}

}  // namespace corridor
