#pragma once

#include <optional>
#include <string_view>

#include "corridor/random/distribution.h"
#include "input/record.h"

namespace corridor {

// Whether a mapping states how something varies rather than one value.
[[nodiscard]] bool is_variation(Yaml const& value);

// The law of a duration: {median, p90}, {mean, cv}, {min, mode, max}, {exponential}, {uniform: [low, high]} or
// {samples: FILE.csv}. Nothing if it is wrong, which is complained of.
[[nodiscard]] std::optional<Distribution> read_variation(Record& record, std::string_view key,
                                                         Expected const& expected);

}  // namespace corridor
