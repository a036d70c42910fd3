#include "fuzz/mutation.h"

#include <algorithm>
#include <string_view>

namespace corridor::test {
namespace {

struct Piece {
    std::size_t at = 0;
    std::size_t length = 0;
};

// The longest pieces of a text that are made of such characters alone.
std::vector<Piece> pieces(std::string const& text, std::string_view characters) {
    std::vector<Piece> found;
    for (std::size_t at = text.find_first_of(characters); at != std::string::npos;) {
        std::size_t const end = std::min(text.find_first_not_of(characters, at), text.size());
        found.push_back({at, end - at});
        at = text.find_first_of(characters, end);
    }
    return found;
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    for (Piece const& line : pieces(text, "\n")) {
        std::size_t const begin = lines.empty() ? 0 : text.rfind('\n', line.at - 1) + 1;
        lines.push_back(text.substr(begin, line.at - begin));
    }
    return lines;
}

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (std::string const& line : lines) {
        text += line + "\n";
    }
    return text;
}

std::string with_other_word(std::string text, Dice& dice) {
    auto const words = pieces(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    Piece const& place = dice.one_of(words);
    Piece const& other = dice.one_of(words);
    return text.replace(place.at, place.length, text.substr(other.at, other.length));
}

}  // namespace

std::string with_other_number(std::string const& text, Dice& dice) {
    static std::vector<std::string> const hard{"0",     "-0", "0.5",  "100",   "1e5",   "1e12",
                                               "1e-12", "-1", "-1e9", "1e150", "1e308", "1e-308"};
    Piece const place = dice.one_of(pieces(text, "0123456789."));
    return std::string{text}.replace(place.at, place.length, dice.one_of(hard));
}

std::string with_other_structure(std::string const& text, Dice& dice) {
    auto lines = lines_of(text);
    auto const place = lines.begin() + static_cast<std::ptrdiff_t>(dice.below(lines.size()));
    switch (dice.below(5)) {
        case 0:
            lines.erase(place);
            return joined(lines);
        case 1:
            lines.insert(place, *place);
            return joined(lines);
        case 2:
            place->insert(0, dice.below(8), ' ');
            return joined(lines);
        case 3:
            place->erase(0, std::min(place->find_first_not_of(' '), place->size()));
            return joined(lines);
        default:
            return with_other_word(text, dice);
    }
}

std::string with_other_bytes(std::string text, Dice& dice) {
    for (std::size_t i = dice.below(4) + 1; i > 0 && !text.empty(); --i) {
        std::size_t const at = dice.below(text.size());
        char const byte = static_cast<char>(dice.below(256));
        switch (dice.below(4)) {
            case 0:
                text.insert(at, 1, byte);
                break;
            case 1:
                text.erase(at, dice.below(20));
                break;
            case 2:
                text[at] = "{}[]:,#&*!|>'\"%@`-?\t"[dice.below(20)];
                break;
            default:
                text[at] = byte;
        }
    }
    return text;
}

}  // namespace corridor::test
