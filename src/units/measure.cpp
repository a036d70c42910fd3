#include "corridor/units/measure.h"

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <string>

#include "corridor/units/quantity.h"

namespace corridor {
namespace {

struct NamedUnit {
    std::string_view name;
    double in_base_units;
    Dimension dimension;
};

using namespace dimensions;

// A cubic kilometre is the base unit of volume: 1 m3 = 1e-9 km3; a barrel is 42 US gallons, 0.158987294928 m3.
constexpr double cubic_metre = 1e-9;
constexpr double barrel = 0.158987294928 * cubic_metre;
constexpr double year = 365.25 * 24;

constexpr std::array units{
    NamedUnit{"km", 1, length},
    NamedUnit{"m", 1e-3, length},
    NamedUnit{"mm", 1e-6, length},
    NamedUnit{"nm", 1.852, length},
    NamedUnit{"in", 25.4e-6, length},
    NamedUnit{"mi", 1.609344, length},
    NamedUnit{"ft", 0.3048e-3, length},
    NamedUnit{"s", 1.0 / 3600, time},
    NamedUnit{"min", 1.0 / 60, time},
    NamedUnit{"h", 1, time},
    NamedUnit{"hour", 1, time},
    NamedUnit{"hours", 1, time},
    NamedUnit{"day", 24, time},
    NamedUnit{"days", 24, time},
    NamedUnit{"week", 168, time},
    NamedUnit{"weeks", 168, time},
    NamedUnit{"month", year / 12, time},
    NamedUnit{"months", year / 12, time},
    NamedUnit{"year", year, time},
    NamedUnit{"years", year, time},
    NamedUnit{"t", 1, mass},
    NamedUnit{"kg", 1e-3, mass},
    NamedUnit{"g", 1e-6, mass},
    NamedUnit{"kt", 1e3, mass},
    NamedUnit{"Mt", 1e6, mass},
    NamedUnit{"TEU", 1, container},
    NamedUnit{"FEU", 2, container},
    NamedUnit{"train", 1, train},
    NamedUnit{"trains", 1, train},
    NamedUnit{"wagon", 1, wagon},
    NamedUnit{"wagons", 1, wagon},
    NamedUnit{"truck", 1, truck},
    NamedUnit{"trucks", 1, truck},
    NamedUnit{"sailing", 1, sailing},
    NamedUnit{"sailings", 1, sailing},
    NamedUnit{"m3", cubic_metre, volume},
    NamedUnit{"bbl", barrel, volume},
    NamedUnit{"kbbl", 1e3 * barrel, volume},
    NamedUnit{"Mbbl", 1e6 * barrel, volume},
    NamedUnit{"bcm", 1e9 * cubic_metre, volume},
    NamedUnit{"cSt", 3.6e-9, length* length / time},
    NamedUnit{"bar", 1e9 / 36, energy / volume},
    NamedUnit{"kW", 1, energy / time},
    NamedUnit{"MW", 1e3, energy / time},
    NamedUnit{"kWh", 1, energy},
    NamedUnit{"MWh", 1e3, energy},
    NamedUnit{"GWh", 1e6, energy},
    NamedUnit{"%", 1e-2, none},
    NamedUnit{"ppm", 1e-6, none},
    NamedUnit{"kn", 1.852, length / time},
};

NamedUnit const* find_unit(std::string_view name) {
    for (NamedUnit const& unit : units) {
        if (unit.name == name) {
            return &unit;
        }
    }
    return nullptr;
}

bool is_currency_code(std::string_view text) {
    if (text.size() != 3) {
        return false;
    }
    for (char const letter : text) {
        if (letter < 'A' || letter > 'Z') {
            return false;
        }
    }
    return text != "TEU" && text != "FEU";
}

std::string unknown_unit(std::string_view name) {
    std::string message = "'" + std::string{name} + "' is not a known unit";
    for (NamedUnit const& unit : units) {
        bool same = unit.name.size() == name.size();
        for (std::size_t i = 0; same && i < name.size(); ++i) {
            same = (unit.name[i] | 0x20) == (name[i] | 0x20);
        }
        if (same) {
            return message + "; did you mean '" + std::string{unit.name} + "'?";
        }
    }
    return message;
}

// Multiplies one factor of a unit ("FEU", "USD@2023") into the measure; returns what is wrong with it, if anything.
std::optional<std::string> apply_factor(Measure& measure, std::string_view factor, bool divide) {
    auto const at = factor.find('@');
    std::string_view const name = factor.substr(0, at);
    if (is_currency_code(name) && find_unit(name) == nullptr) {
        if (divide || !measure.currency.empty()) {
            return "money may stand only once, at the front of the unit";
        }
        measure.currency = name;
        measure.dimension = measure.dimension * money;
        if (at != std::string_view::npos) {
            std::string_view const digits = factor.substr(at + 1);
            int price_year = 0;
            auto const [end, error] = std::from_chars(digits.begin(), digits.end(), price_year);
            if (error != std::errc{} || end != digits.end() || digits.size() != 4) {
                return "'" + std::string{digits} + "' is not a year; a price year is written like 'USD@2023'";
            }
            measure.price_year = price_year;
        }
        return std::nullopt;
    }
    NamedUnit const* const unit = at == std::string_view::npos ? find_unit(name) : nullptr;
    if (unit == nullptr) {
        return unknown_unit(factor);
    }
    measure.value = divide ? measure.value / unit->in_base_units : measure.value * unit->in_base_units;
    measure.dimension = divide ? measure.dimension / unit->dimension : measure.dimension * unit->dimension;
    return std::nullopt;
}

std::variant<Measure, MeasureFault> read_factors(Measure measure, std::string_view text, std::size_t start) {
    constexpr int most_factors = 8;
    int factors = 0;
    bool divide = false;
    while (true) {
        std::size_t const slash = text.find('/', start);
        std::size_t const end = slash == std::string_view::npos ? text.size() : slash;
        std::string_view const factor = text.substr(start, end - start);
        if (factor.empty()) {
            return MeasureFault{start, 1, "a unit is missing"};
        }
        if (++factors > most_factors) {
            return MeasureFault{start, factor.size(), "the unit has too many parts"};
        }
        if (auto const wrong = apply_factor(measure, factor, divide)) {
            return MeasureFault{start, factor.size(), *wrong};
        }
        if (slash == std::string_view::npos) {
            return measure;
        }
        divide = true;
        start = slash + 1;
    }
}

// from_chars reads "inf" and "nan" and hexadecimal forms never; what it takes must look like a decimal number.
bool starts_number(std::string_view text) {
    std::size_t const first = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    return first < text.size() && (text[first] == '.' || (text[first] >= '0' && text[first] <= '9'));
}

}  // namespace

std::variant<Measure, MeasureFault> read_measure(std::string_view text) {
    if (!starts_number(text)) {
        return MeasureFault{0, text.empty() ? 1 : text.size(), "a number is wanted"};
    }
    std::size_t const sign = text[0] == '+' ? 1 : 0;
    Measure measure;
    auto const [end, error] = std::from_chars(text.data() + sign, text.data() + text.size(), measure.value);
    auto const digits = static_cast<std::size_t>(end - text.data());
    if (error == std::errc::result_out_of_range || !std::isfinite(measure.value)) {
        return MeasureFault{0, digits, "the number is too large or too small"};
    }
    std::size_t const unit = text.find_first_not_of(' ', digits);
    if (unit == std::string_view::npos) {
        return measure;
    }
    if (unit == digits && text[digits] != '%') {
        return MeasureFault{digits, text.size() - digits,
                            "a space is wanted between number and unit, and a point as the decimal mark"};
    }
    return read_factors(measure, text, unit);
}

std::variant<Measure, MeasureFault> read_unit(std::string_view unit) {
    Measure one;
    one.value = 1;
    return read_factors(one, unit, 0);
}

std::string shortest(double value) {
    std::array<char, 32> buffer{};
    auto const [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

namespace {

// The shortest of up to 17 digits near a number that passes a test; the number itself if none does.
template <std::predicate<double> Test>
double shortest_that(double number, Test const& passes) {
    for (int digits = 15; digits <= 17; ++digits) {
        std::array<char, 32> buffer{};
        auto const [end, error] =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, digits);
        double rounded = 0;
        std::from_chars(buffer.data(), end, rounded);
        if (passes(rounded)) {
            return rounded;
        }
    }
    // The quotient may be a neighbour of the number that gives the product.
    for (double const towards : {-HUGE_VAL, HUGE_VAL}) {
        double near = number;
        for (int step = 0; step < 4; ++step) {
            near = std::nextafter(near, towards);
            if (passes(near)) {
                return near;
            }
        }
    }
    return number;
}

}  // namespace

std::string number_in(double amount, double unit) {
    return shortest(shortest_that(amount / unit, [&](double number) { return number * unit == amount; }));
}

std::string written_in(double base_units, std::string_view unit) {
    std::string const ending = " " + std::string{unit};
    double const quotient = base_units / std::get<Measure>(read_unit(unit)).value;
    return shortest(shortest_that(quotient,
                                  [&](double number) {
                                      auto const read = read_measure(shortest(number) + ending);
                                      return std::holds_alternative<Measure>(read) &&
                                             std::get<Measure>(read).value == base_units;
                                  })) +
           ending;
}

std::string to_text(double value, Dimension dimension) {
    std::array const bases{std::pair{"USD", dimension.money},        std::pair{"t", dimension.mass},
                           std::pair{"TEU", dimension.container},    std::pair{"trains", dimension.train},
                           std::pair{"wagons", dimension.wagon},     std::pair{"trucks", dimension.truck},
                           std::pair{"sailings", dimension.sailing}, std::pair{"kWh", dimension.energy},
                           std::pair{"km", dimension.length},        std::pair{"h", dimension.time}};
    std::string above;
    std::string below;
    for (auto const& [name, exponent] : bases) {
        for (int i = 0; i < exponent; ++i) {
            above += " " + std::string{name};
        }
        for (int i = 0; i < -exponent; ++i) {
            below += "/" + std::string{name};
        }
    }
    return shortest(value) + (above.empty() && !below.empty() ? " 1" : above) + below;
}

}  // namespace corridor
