#pragma once

#include <string>
#include <vector>

#include "corridor/flow/capacity.h"
#include "corridor/flow/limit.h"

namespace corridor {

// The unit in which people speak of a limit, "TEU/year", "trains/day", "ships", and how many of it one an hour is.
struct LimitUnit {
    std::string name;
    double factor = 1;
};
[[nodiscard]] LimitUnit unit_of(Limit const& limit);

// Hours of a year.
[[nodiscard]] double hours_a_year();

// A number of which the size decides how many decimals it is given: "9.4", "285 000".
[[nodiscard]] std::string readable(double number);

// "240 000 TEU/year", of so much an hour.
[[nodiscard]] std::string amount_of(Limit const& limit, double per_hour);

// What would have to be expanded: "Aktau: Rail 1520 and Feeder", "Kuryk–Alat rail ferry: departures".
[[nodiscard]] std::string name_of(Limit const& limit);

// So many names, and how many more there are.
[[nodiscard]] std::string joined(std::vector<std::string> const& names, std::size_t most);

// What holds a flow: the first few of a cut.
[[nodiscard]] std::string names_of(std::vector<Limit> const& limits, std::vector<Binding> const& cut);

}  // namespace corridor
