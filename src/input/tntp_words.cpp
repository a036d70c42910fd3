#include "input/tntp_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "corridor/units/measure.h"

namespace corridor {
namespace {

constexpr std::string_view end_of_head = "END OF METADATA";
constexpr int most_places = 10'000'000;

template <class Number>
std::optional<Number> parsed(std::string_view word) {
    Number number{};
    auto const [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const whole = failed == std::errc{} && end == word.data() + word.size();
    return whole ? std::optional{number} : std::nullopt;
}

}  // namespace

TntpHead::TntpHead(TextFile const& file, std::string_view& rest) : file_{file} {
    while (!rest.empty()) {
        std::string_view const line = trimmed(take_line(rest));
        if (line.empty() || line.front() == '~') {
            continue;
        }
        auto const end = line.find('>');
        if (line.front() != '<' || end == std::string_view::npos) {
            file.error(line, "the head has lines such as '<NUMBER OF ZONES> 24' only, up to '<END OF METADATA>'");
            rest = rest.substr(rest.size());
            return;
        }
        std::string_view const key = trimmed(line.substr(1, end - 1));
        if (key == end_of_head) {
            is_whole_ = true;
            return;
        }
        values_.emplace(key, trimmed(line.substr(end + 1)));
    }
    file.error("'<END OF METADATA>' is missing");
}

std::optional<int> TntpHead::number(char const* key, int least) const {
    auto const found = values_.find(std::string_view{key});
    if (found == values_.end()) {
        file_.error("'<" + std::string{key} + ">' is missing");
        return std::nullopt;
    }
    auto const number = parsed<int>(found->second);
    if (!number || *number < least || *number > most_places) {
        file_.error(found->second, "<" + std::string{key} + ">: a whole number of " + std::to_string(least) +
                                       " or more is wanted, not '" + std::string{found->second} + "'");
        return std::nullopt;
    }
    return number;
}

std::optional<double> TntpHead::amount(char const* key) const {
    auto const found = values_.find(std::string_view{key});
    return found == values_.end() ? std::nullopt : tntp_amount(file_, found->second, key);
}

std::vector<std::string_view> tntp_words(std::string_view line) {
    std::vector<std::string_view> words;
    if (trimmed(line).starts_with('~')) {
        return words;
    }
    for (std::size_t at = 0; at < line.size();) {
        at = line.find_first_not_of(" \t\r", at);
        if (at == std::string_view::npos) {
            break;
        }
        bool const is_mark = line[at] == ':' || line[at] == ';';
        std::size_t const end = is_mark ? at + 1 : std::min(line.size(), line.find_first_of(" \t\r:;", at));
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

std::optional<double> tntp_amount(TextFile const& file, std::string_view word, char const* name) {
    constexpr double greatest = 1e12;
    auto const number = parsed<double>(word);
    if (!number || !std::isfinite(*number)) {
        file.error(word, std::string{name} + ": '" + std::string{word} + "' is not a number");
        return std::nullopt;
    }
    if (*number < 0) {
        file.error(word, std::string{name} + " must not be negative");
        return std::nullopt;
    }
    if (*number != 0 && (*number > greatest || *number < 1 / greatest)) {
        file.error(word, std::string{name} + ": the number is too large or too small");
        return std::nullopt;
    }
    return number;
}

std::optional<int> tntp_place(TextFile const& file, std::string_view word, char const* name, int last) {
    auto const number = parsed<int>(word);
    if (!number || *number < 1 || *number > last) {
        file.error(word, std::string{name} + ": a number from 1 to " + std::to_string(last) + " is wanted, not '" +
                             std::string{word} + "'");
        return std::nullopt;
    }
    return number;
}

}  // namespace corridor
