#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corridor/report/report.h"

namespace corridor {

// How many values a step of a curve has to stand for, so that there are no more steps than that.
[[nodiscard]] std::size_t values_a_step(std::size_t values, std::size_t most_steps);

// The means of so many values each; the last step may have fewer.
[[nodiscard]] std::vector<double> averaged(std::vector<double> const& values, std::size_t a_step);

// A column for each value, one of eight heights between bottom and top; without Unicode, of eight letters.
[[nodiscard]] std::string sparkline(std::vector<double> const& values, double bottom, double top, Letters letters);

// Curves as a table of sparklines: title, line, least and greatest value.
struct CurveTable {
    TextTable table;
    std::string note;  // what a step and a height stand for
};
constexpr std::size_t line_column = 1;
constexpr std::size_t steps_of_a_file = 60;  // where no terminal says how many there is room for
[[nodiscard]] CurveTable table_of(Curves const& curves, std::size_t most_steps, Letters letters);

}  // namespace corridor
