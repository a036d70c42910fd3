#include "exchange/file_unit.h"

#include <stdexcept>

#include <fmt/format.h>

#include "corridor/units/measure.h"
#include "corridor/units/quantity.h"

namespace corridor {

FileUnit file_unit(std::string const& text, Dimension dimension, char const* option) {
    auto const unit = read_unit(text);
    if (std::holds_alternative<Measure>(unit) && std::get<Measure>(unit).dimension == dimension) {
        return {text, 1, std::get<Measure>(unit).value};
    }
    auto const quantity = read_measure(text);
    auto const space = text.find(' ');
    if (std::holds_alternative<Measure>(quantity) && space != std::string::npos) {
        Measure const& one = std::get<Measure>(quantity);
        if (one.dimension == dimension && one.value > 0) {
            std::string const name = text.substr(text.find_first_not_of(' ', space));
            return {name, one.value / std::get<Measure>(read_unit(name)).value, one.value};
        }
    }
    throw std::invalid_argument{
        fmt::format("{}: '{}' is no unit of this; one is wanted such as {}", option, text,
                    dimension == dimensions::time ? "min, h, s or '0.01 h'" : "km, mi, ft or m")};
}

}  // namespace corridor
