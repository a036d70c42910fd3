#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "corridor/units/dimension.h"

namespace corridor {

// A quantity as somebody wrote it: its dimension is known only when the text has been read.
struct Measure {
    double value = 0;      // in base units; money still in its own currency
    Dimension dimension;   //
    std::string currency;  // ISO 4217 code; empty without money
    std::optional<int> price_year;
};

// Why a text is not a quantity, and where: `offset` counts bytes from the start of the text.
struct MeasureFault {
    std::size_t offset = 0;
    std::size_t length = 1;
    std::string message;
};

// Reads "404 km", "0.62 USD/FEU/km", "3200 USD@2023/FEU", "22 g/t/km", "16 trains/day", "85 %".
// Numbers are decimal, with a point, without thousands separators; NaN and infinities are refused. A bare number has
// no dimension and is read as such.
[[nodiscard]] std::variant<Measure, MeasureFault> read_measure(std::string_view text);

// A unit by its name alone ("FEU", "t", "km/h"): the measure of one such unit.
[[nodiscard]] std::variant<Measure, MeasureFault> read_unit(std::string_view unit);

// Shortest decimal text that reads back as the same double; locale-independent.
[[nodiscard]] std::string shortest(double value);

// The shortest number of up to 17 digits that gives this amount when multiplied by a unit. REQUIRES: unit > 0.
[[nodiscard]] std::string number_in(double amount, double unit);

// A quantity in base units as a number with this unit ("6 min"): the shortest of up to 17 digits that reads back as the
// same quantity, so that written, read and written again it does not change. REQUIRES: `unit` is one.
[[nodiscard]] std::string written_in(double base_units, std::string_view unit);

// A number with the base units of its dimension: "40000 USD/TEU", "293 km".
[[nodiscard]] std::string to_text(double value, Dimension dimension);

}  // namespace corridor
