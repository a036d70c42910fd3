#include "input/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace corridor {
namespace {

std::filesystem::path resolved(std::filesystem::path const& file) {
    std::error_code error;
    auto found = std::filesystem::weakly_canonical(file, error);
    return error ? file : found;
}

class Includes {
public:
    Includes(Files& files, std::vector<Diagnostic>& diagnostics) : files_{files}, diagnostics_{diagnostics} {}

    void read(std::filesystem::path const& file) {
        std::string text = read_file(file);
        auto const known = file == "-" ? file : resolved(file);
        chain_.push_back(known);
        files_.names.push_back({file.generic_string(), content_hash(text)});
        auto document = parse_document(file.generic_string(), std::move(text), diagnostics_);
        if (Yaml const* const include = document->root.find("include")) {
            if (include->is_scalar()) {
                follow(*document, *include, file);
            } else if (include->is_map()) {
                diagnostics_.push_back(complaint(*document, *include, Severity::error, "include",
                                                 "include: a file or a list of files is wanted"));
            }
            for (Yaml const& item : include->items) {
                follow(*document, item, file);
            }
        }
        chain_.pop_back();
        read_.insert(known);
        files_.documents.push_back(std::move(document));
    }

private:
    void follow(Document const& document, Yaml const& item, std::filesystem::path const& from) {
        auto const target = (from.parent_path() / item.text).lexically_normal();
        auto const known = resolved(target);
        auto const complain = [&](std::string const& message) {
            diagnostics_.push_back(complaint(document, item, Severity::error, "include", message));
        };
        if (std::find(chain_.begin(), chain_.end(), known) != chain_.end()) {
            std::string chain;
            for (auto const& link : chain_) {
                chain += link.filename().generic_string() + " > ";
            }
            complain("include: these files include each other: " + chain + known.filename().generic_string());
        } else if (!item.is_scalar() || !is_file(target)) {
            std::string chain;
            for (auto const& link : chain_) {
                chain += (chain.empty() ? "" : " > ") + link.filename().generic_string();
            }
            complain("include: there is no file '" + item.text + "' (included from " + chain + ")");
        } else if (!read_.contains(known)) {
            read(target);
        }
    }

    Files& files_;
    std::vector<Diagnostic>& diagnostics_;
    std::vector<std::filesystem::path> chain_;
    std::set<std::filesystem::path> read_;
};

}  // namespace

bool is_file(std::filesystem::path const& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error);
}

std::string read_file(std::filesystem::path const& file) {
    if (file == "-") {
        // It flows by once; whoever asks again gets the same.
        static std::string const standard_input{std::istreambuf_iterator<char>{std::cin}, {}};
        return standard_input;
    }
    std::ifstream stream{file, std::ios::binary};
    std::error_code error;
    if (!stream || std::filesystem::is_directory(file, error)) {
        char const* const reason = !std::filesystem::exists(file, error)        ? "there is no such file"
                                   : std::filesystem::is_directory(file, error) ? "it is a folder"
                                                                                : "no permission";
        throw std::runtime_error{"cannot read '" + file.generic_string() + "': " + reason};
    }
    std::string text;
    if (std::filesystem::is_regular_file(file, error)) {
        text.resize(std::filesystem::file_size(file));
        stream.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(stream.gcount()));
    } else {
        text.assign(std::istreambuf_iterator<char>{stream}, {});
    }
    return text;
}

std::string content_hash(std::string const& text) {
    std::uint64_t state = 0xcbf29ce484222325ULL;
    for (char const letter : text) {
        state = (state ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    }
    std::array<char, 16> digits{};
    digits.fill('0');
    for (std::size_t i = digits.size(); i-- > 0; state >>= 4U) {
        digits[i] = "0123456789abcdef"[state & 15U];
    }
    return {digits.begin(), digits.end()};
}

Files read_with_includes(std::filesystem::path const& file, std::vector<Diagnostic>& diagnostics) {
    Files files;
    Includes{files, diagnostics}.read(file);
    return files;
}

}  // namespace corridor
