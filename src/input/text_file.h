#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/input/diagnostic.h"
#include "input/document.h"

namespace corridor {

// A file of plain text, parts of which are complained of where they stand.
class TextFile {
public:
    // Reads the file. Throws InputError for text that is not UTF-8, control characters and more than 64 MB,
    // std::runtime_error if the file cannot be read.
    TextFile(std::filesystem::path const& file, std::vector<Diagnostic>& diagnostics);

    [[nodiscard]] std::string const& name() const { return document_->name; }
    [[nodiscard]] std::string_view text() const { return document_->text; }
    // Counted from 1. REQUIRES: `part` is a part of the text.
    [[nodiscard]] int line_of(std::string_view part) const;
    // REQUIRES: `part` is a part of the text.
    void complain(std::string_view part, Severity severity, std::string message) const;
    void error(std::string_view part, std::string message) const {
        complain(part, Severity::error, std::move(message));
    }
    // A complaint of the file as a whole.
    void error(std::string message) const;

private:
    std::unique_ptr<Document> document_;
    std::vector<Diagnostic>& diagnostics_;
};

// The next line of a text, without its end, which is taken off the front of `rest`.
[[nodiscard]] std::string_view take_line(std::string_view& rest);

// Without spaces, tabs and carriage returns at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace corridor
