#pragma once

#include "corridor/hydraulics/pipeline.h"

namespace corridor::test {

inline constexpr Distance millimetre{1e-6};
inline constexpr Density kilograms_per_cubic_metre = kilogram / cubic_metre;
inline constexpr Duration second{1.0 / 3600};

// A pipe of a metre, with oil of 850 kg/m3 and 10 cSt, and one station of 70 bar in front of it.
inline PipeRun run_of(Distance length) {
    return {.length = length,
            .bore = 1000 * millimetre,
            .roughness = 0.05 * millimetre,
            .drag_reduction = 0,
            .least = 3 * bar,
            .density = 850 * kilograms_per_cubic_metre,
            .viscosity = 10 * centistokes};
}

inline Pipeline level_line(Distance length) {
    return {.runs = {run_of(length)}, .stations = {{Distance{}, 70 * bar}}, .profile = {}};
}

}  // namespace corridor::test
