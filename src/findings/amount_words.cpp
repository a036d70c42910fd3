#include "findings/amount_words.h"

#include <array>
#include <cmath>
#include <string_view>

#include "findings/limit_words.h"

namespace corridor {
namespace {

struct LargeUnit {
    std::string_view of;
    double units = 1;
    std::string_view name;
};

// Largest first.
constexpr std::array large_units{LargeUnit{"t", 1e6, "Mt"},     LargeUnit{"t", 1e3, "kt"},
                                 LargeUnit{"bbl", 1e6, "Mbbl"}, LargeUnit{"bbl", 1e3, "kbbl"},
                                 LargeUnit{"m3", 1e9, "bcm"},   LargeUnit{"m3", 1e6, "million m3"}};
// 0.19 Mt reads better than 190 kt beside millions.
constexpr double least_share = 0.1;

}  // namespace

std::string in_large(double units, std::string const& unit) {
    for (LargeUnit const& large : large_units) {
        if (large.of == unit && std::abs(units) >= least_share * large.units) {
            // What rounding has left below ten is given as ten.
            return readable(units / large.units * (1 + 1e-9)) + " " + std::string{large.name};
        }
    }
    return readable(units) + " " + unit;
}

bool Amounts::counts_barrels() const {
    return unit_.volume && (cargo_.is_liquid() || cargo_.unit == "bbl");
}

std::optional<double> Amounts::kbbl_per_day(std::optional<double> units_an_hour) const {
    if (!units_an_hour) {
        return std::nullopt;
    }
    double const barrels = *units_an_hour * unit_.volume->in(barrel);
    return barrels * day.in(hour) / 1000;
}

std::string Amounts::short_a_year(double units_an_hour) const {
    double const units = units_an_hour * hours_a_year();
    bool const is_large = counts_barrels() || cargo_.unit == "m3";
    return is_large ? in_large(units, cargo_.unit) : readable(units) + " " + cargo_.unit;
}

std::string Amounts::a_year(double units_an_hour) const {
    std::string const text = short_a_year(units_an_hour);
    return counts_barrels() ? text + " (" + readable(*kbbl_per_day(units_an_hour)) + " kbbl/day)" : text;
}

}  // namespace corridor
