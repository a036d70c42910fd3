#include "report/markdown_text.h"

#include <algorithm>
#include <cstddef>

#include "report/characters.h"

namespace corridor {
namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_word(char letter) {
    return is_digit(letter) || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

// What a backslash may stand before.
bool is_mark(char letter) {
    return letter > ' ' && letter < '\x7f' && !is_word(letter);
}

// "&amp;" stands for "&", and "&#35;" for "#".
bool begins_entity(std::string_view text) {
    auto const end =
        std::find_if(text.begin() + 1, text.end(), [](char letter) { return !is_word(letter) && letter != '#'; });
    return end != text.end() && *end == ';' && end != text.begin() + 1;
}

// Whether a letter means more than itself where it stands.
bool is_read(std::string_view text, std::size_t at) {
    char const before = at > 0 ? text[at - 1] : ' ';
    char const after = at + 1 < text.size() ? text[at + 1] : ' ';
    bool const is_last = at + 1 == text.size();
    switch (text[at]) {
        case '`':
        case '*':
        case '~':
        case '|':
            return true;
        case '\\':
            return is_last || is_mark(after);
        case '_':
            return !is_word(before) || !is_word(after);
        case '<':
            return after != ' ';
        case '&':
            return begins_entity(text.substr(at));
        case ']':
            // A link to a place, to a definition, and a definition.
            return after == '(' || after == '[' || after == ':';
        default:
            return false;
    }
}

// Where a text that begins a line would begin something else; its end if nowhere.
std::size_t start_of_block(std::string_view text) {
    auto const ends_word = [text](std::size_t at) { return at >= text.size() || text[at] == ' '; };
    char const first = text.empty() ? ' ' : text.front();
    std::size_t const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    bool const is_number = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    if (is_number && ends_word(digits + 1)) {
        return digits;
    }
    bool const is_box = (text.starts_with("[ ]") || text.starts_with("[x]") || text.starts_with("[X]")) && ends_word(3);
    bool const is_item = (first == '-' || first == '+') && ends_word(1);
    return first == '#' || first == '>' || is_box || is_item || text.starts_with("--") ? 0 : text.size();
}

}  // namespace

std::string markdown_text(std::string_view text) {
    std::string const shown = printable(text);
    std::string escaped;
    bool is_in_address = false;  // of a page, of which GitHub makes a link with every letter as it stands
    for (std::size_t at = 0; at < shown.size(); ++at) {
        std::string_view const rest = std::string_view{shown}.substr(at);
        is_in_address =
            rest.front() != ' ' && (is_in_address || rest.starts_with("http://") || rest.starts_with("https://"));
        bool const stays = is_in_address && (rest.front() == '_' || rest.front() == '~');
        escaped += is_read(shown, at) && !stays ? "\\" : "";
        escaped += rest.front();
    }
    return escaped;
}

std::string markdown_line(std::string_view text) {
    // Markdown leaves out spaces before a line, but takes four for code.
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::string escaped = markdown_text(text);
    std::size_t const at = start_of_block(escaped);
    return at < escaped.size() ? escaped.insert(at, 1, '\\') : escaped;
}

}  // namespace corridor
