#include "cli/screen.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace corridor {
namespace {

std::string_view environment(char const* name) {
    char const* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value == nullptr ? "" : value;
}

int descriptor_of(Stream stream) {
    return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO;
}

bool is_terminal(Stream stream) {
    return isatty(descriptor_of(stream)) != 0;
}

bool is_dumb() {
    return environment("TERM") == "dumb";
}

// A table cannot be narrower than its shortest words.
constexpr std::size_t fewest_columns = 20;

}  // namespace

bool is_screen(Stream stream) {
    return is_terminal(stream) && !is_dumb();
}

std::optional<std::size_t> columns_of(Stream stream) {
    winsize size{};
    if (ioctl(descriptor_of(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return std::max<std::size_t>(size.ws_col, fewest_columns);
    }
    std::string_view const stated = environment("COLUMNS");
    std::size_t columns = 0;
    auto const [end, fault] = std::from_chars(stated.data(), stated.data() + stated.size(), columns);
    bool const is_number = fault == std::errc{} && end == stated.data() + stated.size() && columns > 0;
    return is_number ? std::optional{std::max(columns, fewest_columns)} : std::nullopt;
}

Letters letters_of_locale() {
    for (char const* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string locale{environment(name)};
        if (!locale.empty()) {
            std::transform(locale.begin(), locale.end(), locale.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
            bool const is_unicode =
                locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
            return is_unicode ? Letters::unicode : Letters::ascii;
        }
    }
    return Letters::unicode;
}

bool has_colours(Stream stream, Options const& options) {
    if (options.color != "auto") {
        return options.color == "always";
    }
    return is_screen(stream) && environment("NO_COLOR").empty();
}

TerminalStyle style_of_answer(Options const& options) {
    TerminalStyle style;
    if (!options.output.empty() && options.output != "-") {
        return style;
    }
    style.has_colours = has_colours(Stream::output, options);
    if (is_terminal(Stream::output)) {
        style.width = columns_of(Stream::output);
        style.letters = letters_of_locale();
    }
    return style;
}

}  // namespace corridor
