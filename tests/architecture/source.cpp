#include "architecture/source.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace architecture {
namespace {

constexpr std::string_view public_folder = "include/corridor/";

std::string read(std::filesystem::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

bool is_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '_';
}

// Where the literal or comment that starts at `from` ends (one past its last character); `from` itself if none starts.
std::size_t end_of_blank(std::string_view text, std::size_t from) {
    auto const rest = text.substr(from);
    auto const after = [&](std::string_view end, std::size_t start) {
        auto const found = text.find(end, start);
        return found == std::string_view::npos ? text.size() : found + end.size();
    };
    if (rest.starts_with("//")) {
        return std::min(text.find('\n', from), text.size());
    }
    if (rest.starts_with("/*")) {
        return after("*/", from + 2);
    }
    if (rest.starts_with("R\"") && (from == 0 || !is_word(text[from - 1]))) {
        auto const open = text.find('(', from);
        return open == std::string_view::npos
                   ? text.size()
                   : after(")" + std::string{text.substr(from + 2, open - from - 2)} + "\"", open);
    }
    // An apostrophe after a digit separates digits.
    bool const quotes = rest.front() == '"' || (rest.front() == '\'' && (from == 0 || !is_word(text[from - 1])));
    if (!quotes) {
        return from;
    }
    std::size_t at = from + 1;
    while (at < text.size() && text[at] != rest.front() && text[at] != '\n') {
        at += text[at] == '\\' ? 2 : 1;
    }
    return std::min(at + 1, text.size());
}

}  // namespace

std::vector<Source> read_sources(std::filesystem::path const& project, std::vector<std::string> const& folders,
                                 std::vector<std::string> const& endings) {
    std::vector<Source> sources;
    for (auto const& folder : folders) {
        if (!std::filesystem::is_directory(project / folder)) {
            continue;
        }
        for (auto const& entry : std::filesystem::recursive_directory_iterator{project / folder}) {
            auto const path = entry.path().lexically_relative(project).generic_string();
            if (entry.is_regular_file() &&
                std::ranges::any_of(endings, [&](std::string const& ending) { return path.ends_with(ending); })) {
                sources.push_back({path, read(entry.path())});
            }
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> result;
    while (!text.empty()) {
        auto const end = text.find('\n');
        result.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return result;
}

std::vector<Include> includes(Source const& source) {
    std::vector<Include> result;
    int number = 0;
    for (auto const& line : lines(source.text)) {
        ++number;
        auto const hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#' || line.find("include", hash) == std::string::npos) {
            continue;
        }
        auto const open = line.find_first_of("<\"", hash);
        auto const close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
        if (close != std::string::npos) {
            result.push_back({line.substr(open + 1, close - open - 1), line[open] == '<', number});
        }
    }
    return result;
}

std::string module_of(std::string_view path) {
    for (std::string_view const folder : {public_folder, std::string_view{"src/"}}) {
        auto const slash = path.starts_with(folder) ? path.find('/', folder.size()) : std::string_view::npos;
        if (slash != std::string_view::npos) {
            return std::string{path.substr(folder.size(), slash - folder.size())};
        }
    }
    return {};
}

std::string code_only(std::string_view text) {
    std::string code{text};
    for (std::size_t at = 0; at < text.size();) {
        auto const end = end_of_blank(text, at);
        for (auto blank = at; blank < end; ++blank) {
            code[blank] = text[blank] == '\n' ? '\n' : ' ';
        }
        at = std::max(end, at + 1);
    }
    return code;
}

bool is_header(Source const& source) {
    return source.path.ends_with(".h");
}
bool is_public(Source const& source) {
    return source.path.starts_with("include/");
}

}  // namespace architecture
