#include "report/unit_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace corridor {
namespace {

constexpr std::array<std::string_view, 18> units{"h", "min", "s", "day", "days", "year", "km", "m",  "m3",
                                                 "t", "kg",  "g", "teu", "feu",  "tkm",  "mw", "kw", "mwh"};
// Of money (ISO 4217), of the countries that goods pass and those that lend to them.
constexpr std::array<std::string_view, 16> currencies{"usd", "eur", "cny", "kzt", "rub", "azn", "gel", "try",
                                                      "uzs", "ron", "pln", "uah", "gbp", "chf", "jpy", "inr"};
// What has no unit of its own, even below a key that names one.
constexpr std::array<std::string_view, 7> bare{"count", "share", "probability", "factor", "factors", "ratio", "number"};

std::vector<std::string> words_of(std::string const& key) {
    std::vector<std::string> words(1);
    for (char const letter : key) {
        if (letter == '_') {
            words.emplace_back();
        } else {
            words.back() += letter;
        }
    }
    return words;
}

std::string joined(std::vector<std::string>::const_iterator from, std::vector<std::string>::const_iterator to) {
    std::string text;
    for (; from != to; ++from) {
        text += (text.empty() ? "" : "_") + *from;
    }
    return text;
}

// "km", and "500km" as in a rate for so many.
bool is_unit(std::string const& word) {
    std::size_t const digits = std::min(word.find_first_not_of("0123456789"), word.size());
    std::string const unit = word.substr(digits);
    return std::find(units.begin(), units.end(), unit) != units.end() ||
           std::find(currencies.begin(), currencies.end(), unit) != currencies.end();
}

struct Split {
    std::string stem;
    std::string unit;
};

// The last run of units in a key, such as t_per_year; a key that is nothing but a unit keeps it as its name.
Split split(std::string const& key) {
    std::vector<std::string> const words = words_of(key);
    auto const belongs = [&](std::size_t i) {
        return words[i] == "per" ? i + 1 < words.size() && is_unit(words[i + 1])
                                 : is_unit(words[i]) && (i == 0 || words[i - 1] != "by");
    };
    std::size_t end = words.size();
    while (end > 0 && !belongs(end - 1)) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && belongs(begin - 1)) {
        --begin;
    }
    if (begin == 0) {
        return {key, ""};
    }
    auto const at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    std::string stem = joined(words.begin(), at(begin));
    std::string const rest = joined(at(end), words.end());
    return {rest.empty() ? stem : stem + "_" + rest, joined(at(begin), at(end))};
}

}  // namespace

bool is_money(std::string const& unit) {
    std::vector<std::string> const words = words_of(unit);
    return std::find_first_of(words.begin(), words.end(), currencies.begin(), currencies.end()) != words.end();
}

UnitName column_name(std::vector<std::string> const& keys, bool is_text) {
    std::string const last = keys.empty() ? "" : words_of(keys.back()).back();
    std::size_t carrier = keys.size();  // the key whose unit holds
    std::string unit;
    bool const is_bare = is_text || (std::find(bare.begin(), bare.end(), last) != bare.end());
    for (std::size_t i = keys.size(); !is_bare && unit.empty() && i-- > 0;) {
        unit = split(keys[i]).unit;
        carrier = unit.empty() ? carrier : i;
    }
    std::string name;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // Where a text or a count stands below a unit, the unit says nothing of it.
        bool const drops = i == carrier || (is_bare && i + 1 < keys.size());
        name += (name.empty() ? "" : "_") + (drops ? split(keys[i]).stem : keys[i]);
    }
    return {unit.empty() ? name : name + "_" + unit, unit};
}

std::string singular(std::string const& plural) {
    auto const without = [&](std::size_t letters) { return plural.substr(0, plural.size() - letters); };
    if (plural.size() > 4 && plural.ends_with("ies")) {
        return without(3) + "y";
    }
    for (char const* const ending : {"ches", "shes", "xes", "sses", "oes"}) {
        if (plural.size() > 4 && plural.ends_with(ending)) {
            return without(2);
        }
    }
    bool const is_plural = plural.size() > 2 && plural.ends_with("s") && !plural.ends_with("ss") &&
                           !plural.ends_with("us") && !plural.ends_with("is");
    return is_plural ? without(1) : plural;
}

std::pair<std::string, std::string> split_by(std::string const& key) {
    std::size_t const at = key.rfind("_by_");
    return at == std::string::npos || at == 0 || at + 4 == key.size()
               ? std::pair<std::string, std::string>{key, ""}
               : std::pair{key.substr(0, at), key.substr(at + 4)};
}

}  // namespace corridor
