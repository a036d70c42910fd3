#include "report/colours.h"

#include <algorithm>

namespace corridor {
namespace {

// Of ECMA-48; the terminal's own palette, so that dark and light backgrounds both do.
char const* code_of(Colour colour) {
    switch (colour) {
        case Colour::heading:
            return "1";  // bold
        case Colour::quiet:
            return "2";  // faint
        case Colour::best:
            return "1;32";  // bold green
        case Colour::line:
            return "36";  // cyan
        case Colour::none:
            break;
    }
    return "";
}

}  // namespace

std::string in_colour(std::string const& text, Colour colour, TerminalStyle const& style) {
    std::size_t const start = std::min(text.find_first_not_of(' '), text.size());
    std::size_t const end = text.find_last_not_of(' ') + 1;
    if (!style.has_colours || colour == Colour::none || start >= end) {
        return text;
    }
    return text.substr(0, start) + "\x1b[" + code_of(colour) + "m" + text.substr(start, end - start) + "\x1b[0m" +
           text.substr(end);
}

}  // namespace corridor
