#include "report/point_alignment.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "report/characters.h"

namespace corridor {
namespace {

// A number in words: "1 234" + ".5" + " kt".
struct Figure {
    std::string_view whole;
    std::string_view fraction;
    std::string_view unit;
};

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    return end - at;
}

// The length of a number's whole part: a sign, and digits with spaces between thousands.
std::size_t length_of_whole(std::string_view text) {
    std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    std::size_t const first = digits_at(text, at);
    if (first == 0) {
        return 0;
    }
    at += first;
    while (at < text.size() && text[at] == ' ' && digits_at(text, at + 1) == 3) {
        at += 4;
    }
    return at;
}

// Nothing for what is no single number: words, ranges, dates, times.
std::optional<Figure> figure_in(std::string_view cell) {
    std::size_t const whole = length_of_whole(cell);
    if (whole == 0) {
        return std::nullopt;
    }
    std::size_t end = whole;
    if (end < cell.size() && cell[end] == '.' && digits_at(cell, end + 1) > 0) {
        end += 1 + digits_at(cell, end + 1);
    }
    Figure const figure{cell.substr(0, whole), cell.substr(whole, end - whole), cell.substr(end)};
    bool const has_unit = figure.unit.starts_with(' ') && figure.unit.size() > 1;
    return figure.unit.empty() || has_unit ? std::optional{figure} : std::nullopt;
}

void align(TextTable& table, std::size_t column) {
    std::size_t fraction = 0;
    std::size_t unit = 0;
    for (auto const& row : table.rows) {
        if (auto const figure = figure_in(row[column])) {
            fraction = std::max(fraction, width_of(figure->fraction));
            unit = std::max(unit, width_of(figure->unit));
        }
    }
    for (auto& row : table.rows) {
        if (auto const figure = figure_in(row[column])) {
            std::string aligned{figure->whole};
            aligned.append(figure->fraction).append(fraction - width_of(figure->fraction), ' ');
            aligned.append(figure->unit).append(unit - width_of(figure->unit), ' ');
            row[column] = std::move(aligned);
        }
    }
}

}  // namespace

TextTable aligned_on_points(TextTable table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].align == Align::right) {
            align(table, column);
        }
    }
    return table;
}

}  // namespace corridor
