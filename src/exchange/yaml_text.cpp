#include "exchange/yaml_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "report/characters.h"

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

// As one line: {key: value, key: [value]}.
std::string flow(Yaml const& node) {
    if (node.is_scalar()) {
        return yaml_scalar(node.text);
    }
    std::string inner;
    for (auto const& [key, value] : node.entries) {
        if (!value.is_null()) {
            inner += (inner.empty() ? "" : ", ") + yaml_scalar(key.text) + ": " + flow(value);
        }
    }
    for (Yaml const& item : node.items) {
        inner += (inner.empty() ? "" : ", ") + flow(item);
    }
    return node.is_map() ? "{" + inner + "}" : "[" + inner + "]";
}

constexpr std::size_t widest = 120;

class Writer {
public:
    std::string write(Yaml const& root) {
        for (auto const& [key, value] : root.entries) {
            bool const is_section = value.is_map() && !value.entries.empty();
            if (is_section) {
                text_ += text_.empty() ? "" : "\n";
                text_ += yaml_scalar(key.text) + ":\n";
                entries(value, 2);
            } else if (!value.is_null()) {
                entry(key, value, 0);
            }
        }
        return std::move(text_);
    }

private:
    void entries(Yaml const& map, std::size_t indent) {
        for (auto const& [key, value] : map.entries) {
            if (!value.is_null()) {
                entry(key, value, indent);
            }
        }
    }

    void entry(Yaml const& key, Yaml const& value, std::size_t indent) {
        std::string const start = std::string(indent, ' ') + yaml_scalar(key.text) + ":";
        std::string const line = start + " " + flow(value);
        if (line.size() <= widest || value.is_scalar() || (value.entries.empty() && value.items.empty())) {
            text_ += line + "\n";
            return;
        }
        text_ += start + "\n";
        entries(value, indent + 2);
        for (Yaml const& item : value.items) {
            text_ += std::string(indent + 2, ' ') + "- " + flow(item) + "\n";
        }
    }

    std::string text_;
};

}  // namespace

std::string yaml_text(Yaml const& root) {
    return Writer{}.write(root);
}

std::string yaml_scalar(std::string_view text) {
    static constexpr std::string_view not_first = " -.%@+";
    auto const starts_bare = [text] {
        bool const is_negative = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
        return is_negative || not_first.find(text.front()) == std::string_view::npos;
    };
    bool const bare = !text.empty() && std::all_of(text.begin(), text.end(), is_safe) && starts_bare() &&
                      text.back() != ' ' && !is_word_of_yaml(text) && escaped_for_yaml(text) == text;
    if (bare) {
        return std::string{text};
    }
    std::string quoted = "\"";
    for (char const letter : text) {
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
        }
        bool const is_control = static_cast<unsigned char>(letter) < 0x20;
        quoted += is_control ? fmt::format("\\x{:02x}", letter) : std::string(1, letter);
    }
    return escaped_for_yaml(quoted) + "\"";
}

}  // namespace corridor
