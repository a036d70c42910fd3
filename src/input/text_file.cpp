#include "input/text_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "input/files.h"

namespace corridor {
namespace {

// Where the first character stands that no network file may hold (YAML 1.2, 5.1): control characters but tabs and line
// ends, and what is no character. Nothing if there is none. REQUIRES: UTF-8.
std::optional<std::size_t> first_control_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        auto const next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        bool const is_ascii_control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
        bool const is_other_control = byte == 0xC2 && next < 0xA0;
        bool const is_none =
            byte == 0xEF && next == 0xBF && at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBE;
        if (is_ascii_control || is_other_control || is_none) {
            return at;
        }
    }
    return std::nullopt;
}

}  // namespace

TextFile::TextFile(std::filesystem::path const& file, std::vector<Diagnostic>& diagnostics)
    : document_{plain_document(file.generic_string(), read_file(file))}, diagnostics_{diagnostics} {
    if (auto const fault = fault_of_bytes(document_->text)) {
        error(text().substr(fault->offset, 1), fault->message);
        throw InputError{diagnostics_};
    }
    if (auto const at = first_control_character(text())) {
        error(text().substr(*at, 1), "the file holds a control character");
        throw InputError{diagnostics_};
    }
}

int TextFile::line_of(std::string_view part) const {
    auto const offset = static_cast<std::size_t>(part.data() - document_->text.data());
    auto const& starts = document_->line_starts;
    return static_cast<int>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

void TextFile::complain(std::string_view part, Severity severity, std::string message) const {
    Yaml at;
    at.line = line_of(part);
    at.text = part;
    std::size_t const start = document_->line_starts[static_cast<std::size_t>(at.line) - 1];
    auto const offset = static_cast<std::size_t>(part.data() - document_->text.data());
    std::string_view const before = text().substr(start, offset - start);
    auto const starts_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    at.column = 1 + static_cast<int>(std::count_if(before.begin(), before.end(), starts_character));
    diagnostics_.push_back(complaint(*document_, at, severity, "", std::move(message)));
}

void TextFile::error(std::string message) const {
    diagnostics_.push_back({.file = document_->name, .path = {}, .message = std::move(message), .text = {}});
}

std::string_view take_line(std::string_view& rest) {
    auto const end = rest.find('\n');
    std::string_view const line = rest.substr(0, end);
    rest = end == std::string_view::npos ? rest.substr(rest.size()) : rest.substr(end + 1);
    return line;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    auto const first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return text.substr(text.size());
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace corridor
