#pragma once

#include <optional>

#include "corridor/network/volume_delay.h"
#include "input/record.h"

namespace corridor {

// Whether a mapping states how running time grows with flow rather than a number.
[[nodiscard]] bool is_volume_delay(Yaml const& value);

// {bpr: {alpha, beta}}, {conical: {alpha}} or {davidson: {j}}. Nothing if it is wrong, which is complained of.
[[nodiscard]] std::optional<VolumeDelay> read_volume_delay(Record& record);

}  // namespace corridor
