#pragma once

#include <string>
#include <utility>
#include <vector>

namespace corridor {

// The name of the column that keys lead to, joined by "_" with the unit last, and that unit ("" if none is named):
// {"time_h", "mean"} is time_mean_h, {"mean_h_by_cause", "border"} mean_by_cause_border_h. What is counted, a share or
// a word has no unit, whatever stands above it.
struct UnitName {
    std::string name;
    std::string unit;  // as in the name: "h", "usd_per_t"
};
[[nodiscard]] UnitName column_name(std::vector<std::string> const& keys, bool is_text);

// Whether a unit such as usd_per_t counts money.
[[nodiscard]] bool is_money(std::string const& unit);

// One of what the plural names: leg of legs, facility of facilities.
[[nodiscard]] std::string singular(std::string const& plural);

// Of a list such as queue_by_day: what it holds (queue) and what it is ordered by (day). Second empty if not of that
// form.
[[nodiscard]] std::pair<std::string, std::string> split_by(std::string const& key);

}  // namespace corridor
