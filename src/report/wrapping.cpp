#include "report/wrapping.h"

#include <algorithm>
#include <utility>

#include "report/characters.h"

namespace corridor {
namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Whether a word may be broken before this byte: behind a mark that joins parts of names, paths and addresses.
bool may_break(std::string_view word, std::size_t at) {
    constexpr std::string_view joints = "/-._,:;?&=";
    constexpr std::string_view dash = "–";
    std::string_view const before = word.substr(0, at);
    bool const is_joint = !before.empty() && joints.find(before.back()) != std::string_view::npos;
    bool const is_letter = at < word.size() && !is_digit(word[at]) && joints.find(word[at]) == std::string_view::npos;
    return is_letter && (is_joint || before.ends_with(dash));
}

// The parts of a word that are never cut, as long as a line holds them.
std::vector<std::string_view> parts_of(std::string_view word) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (may_break(word, at)) {
            parts.push_back(word.substr(start, at - start));
            start = at;
        }
    }
    parts.push_back(word.substr(start));
    return parts;
}

// A space between thousands, or between a number and its unit: "12 345.6", "12 %", "676 km".
bool holds_together(std::string_view text, std::size_t space) {
    if (space == 0 || !is_digit(text[space - 1])) {
        return false;
    }
    constexpr std::size_t most = 3;  // letters of such a unit, digits of such a group
    std::string_view const rest = text.substr(space + 1);
    std::size_t const digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    std::size_t const word = std::min(rest.find(' '), rest.size());
    return digits == most || (digits == 0 && word > 0 && word <= most);
}

std::size_t end_of_word(std::string_view text) {
    std::size_t end = std::min(text.find(' '), text.size());
    while (end < text.size() && holds_together(text, end)) {
        end = std::min(text.find(' ', end + 1), text.size());
    }
    return end;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        std::size_t const end = end_of_word(text);
        if (end > 0) {
            words.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

class Lines {
public:
    Lines(std::size_t columns, std::size_t indent) : columns_{columns}, indent_{indent} {}

    void add_word(std::string_view word) {
        std::size_t const width = width_of(word);
        bool const is_first = used_ == indent_;
        if (!is_first && used_ + 1 + width <= columns_) {
            append(" ");
            append(word);
            return;
        }
        if (!is_first) {
            end_line();
        }
        if (indent_ + width <= columns_) {
            append(word);
            return;
        }
        for (std::string_view const part : parts_of(word)) {
            add_part(part);
        }
    }

    std::vector<std::string> take() {
        end_line();
        return std::move(lines_);
    }

private:
    void add_part(std::string_view part) {
        if (used_ > indent_ && used_ + width_of(part) > columns_) {
            end_line();
        }
        while (!part.empty()) {
            std::string_view const letter = part.substr(0, length_of_first(part));
            if (used_ > indent_ && used_ + width_of(letter) > columns_) {
                end_line();
            }
            append(letter);
            part.remove_prefix(letter.size());
        }
    }

    void append(std::string_view text) {
        line_ += text;
        used_ += width_of(text);
    }

    void end_line() {
        lines_.push_back(std::string(line_.empty() ? 0 : indent_, ' ') + line_);
        line_.clear();
        used_ = indent_;
    }

    std::size_t columns_;
    std::size_t indent_;
    std::size_t used_ = indent_;
    std::string line_{};
    std::vector<std::string> lines_{};
};

std::size_t indent_of(std::string_view text) {
    return std::min(text.find_first_not_of(' '), text.size());
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    if (width_of(text) <= columns) {
        return {std::string{text}};
    }
    // A line as narrow as its indent would hold nothing.
    std::size_t const indent = std::min(indent_of(text), columns / 2);
    Lines lines{columns, indent};
    for (std::string_view const word : words_of(text)) {
        lines.add_word(word);
    }
    return lines.take();
}

std::size_t narrowest(std::string_view text) {
    std::size_t widest = 0;
    for (std::string_view const word : words_of(text)) {
        for (std::string_view const part : parts_of(word)) {
            widest = std::max(widest, width_of(part));
        }
    }
    return indent_of(text) + widest;
}

}  // namespace corridor
