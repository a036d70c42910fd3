#pragma once

#include <chrono>
#include <optional>

#include "input/record.h"

namespace corridor {

// A selector: the id of a node, or a mapping of node, link, service, country and mode.
[[nodiscard]] Selector read_selector(Record const& record, Yaml const& value);
// A date as 2024-03-01.
[[nodiscard]] std::optional<std::chrono::sys_days> read_date(Record const& record, Yaml const& value);

}  // namespace corridor
