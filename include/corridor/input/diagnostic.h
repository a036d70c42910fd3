#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "corridor/network/faults.h"

namespace corridor {

// One complaint about an input file, placed. Line and column count from 1; columns count characters, not bytes.
struct Diagnostic {
    std::string file;  // as the user named it or as reached from there by `include`
    int line = 0;      // 0: the file as a whole
    int column = 0;
    int length = 1;  // characters to underline
    Severity severity = Severity::error;
    std::string path;  // of the key: "links.altynkol-zhetygen.speed"
    std::string message;
    std::string text;     // the line itself, or what of a long one lies around the place
    int text_column = 1;  // of the text's first character

    friend bool operator==(Diagnostic const&, Diagnostic const&) = default;
};

// The complaint as formats.md shows it: position, message, the line with the place underlined.
[[nodiscard]] std::string to_string(Diagnostic const& diagnostic);

// Wrong input: every complaint found in one go, at most the first 20 errors.
class InputError : public std::runtime_error {
public:
    // `what()` is all the complaints as `to_string` words them, each followed by a line end.
    explicit InputError(std::vector<Diagnostic> diagnostics);
    // In the order of the files.
    [[nodiscard]] std::vector<Diagnostic> const& diagnostics() const { return diagnostics_; }

private:
    std::vector<Diagnostic> diagnostics_;
};

}  // namespace corridor
