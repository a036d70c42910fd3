#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/text_file.h"

namespace corridor {

// The head of a TNTP file: `<KEY> value`, a line each, up to <END OF METADATA>.
class TntpHead {
public:
    // Reads the head off the front of `rest`.
    TntpHead(TextFile const& file, std::string_view& rest);

    // Whether it ends as it should; if not, that has been complained of.
    [[nodiscard]] bool is_whole() const { return is_whole_; }

    // A whole number from `least` up; nothing, and a complaint, if it is missing or something else.
    [[nodiscard]] std::optional<int> number(char const* key, int least) const;
    // The same of a number that need not be stated.
    [[nodiscard]] std::optional<double> amount(char const* key) const;
    // Where the value stands. REQUIRES: it is stated.
    [[nodiscard]] std::string_view value(char const* key) const { return values_.at(key); }

private:
    TextFile const& file_;
    bool is_whole_ = false;
    std::map<std::string, std::string_view, std::less<>> values_;
};

// The words of a line: what blanks part, with `:` and `;` words of their own. None of a comment (`~ ...`).
[[nodiscard]] std::vector<std::string_view> tntp_words(std::string_view line);

// A number of zero or more and of a usual size; nothing, and a complaint, if it is none.
[[nodiscard]] std::optional<double> tntp_amount(TextFile const& file, std::string_view word, char const* name);

// The number of a node or zone from 1 to `last`; nothing, and a complaint, if it is none.
[[nodiscard]] std::optional<int> tntp_place(TextFile const& file, std::string_view word, char const* name, int last);

}  // namespace corridor
