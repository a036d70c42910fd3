#include "cli/messages.h"

#include <algorithm>
#include <iostream>
#include <string_view>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/screen.h"
#include "report/characters.h"

namespace corridor {
namespace {

// Line ends and tabs are the message's own.
std::string printable_lines(std::string const& text) {
    std::string safe;
    for (std::size_t start = 0; start <= text.size();) {
        std::size_t const end = std::min(text.find_first_of("\n\t", start), text.size());
        safe += printable(std::string_view{text}.substr(start, end - start));
        safe += text.substr(end, 1);
        start = end + 1;
    }
    return safe;
}

std::string in_red(std::string const& words) {
    return "\x1b[1;31m" + words + "\x1b[0m";
}

}  // namespace

std::string message_of(Diagnostic const& diagnostic) {
    return printable_lines(to_string(diagnostic));
}

void complain(InputError const& error, Options const& options) {
    std::string const severity = "error:";
    for (Diagnostic const& diagnostic : error.diagnostics()) {
        std::string message = message_of(diagnostic);
        std::size_t const at = message.find(" " + severity);
        if (has_colours(Stream::errors, options) && at != std::string::npos) {
            message.replace(at + 1, severity.size(), in_red(severity));
        }
        std::cerr << message << "\n";
    }
}

void complain(std::string const& why, Options const& options) {
    std::string const name = "corridor:";
    std::cerr << (has_colours(Stream::errors, options) ? in_red(name) : name) << " " << printable_lines(why) << "\n";
}

void start_log(std::string const& level, Options const& options) {
    auto const mode = has_colours(Stream::errors, options) ? spdlog::color_mode::always : spdlog::color_mode::never;
    spdlog::set_default_logger(spdlog::stderr_color_st("corridor", mode));
    spdlog::set_pattern("%^%l:%$ %v");
    spdlog::set_level(options.quiet ? spdlog::level::err : spdlog::level::from_str(level));
}

}  // namespace corridor
