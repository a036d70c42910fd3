#pragma once

#include <string>
#include <variant>

#include "corridor/units/dimension.h"

namespace corridor {

// How running time grows with flow: by a factor on the free running time that depends on x, the flow over the capacity
// in the same unit. No law here falls with flow.
struct VolumeDelay {
    // 1 + alpha x^beta; alpha, beta >= 0 (Bureau of Public Roads 1964).
    struct Bpr {
        double alpha = 0;
        double beta = 0;
        friend bool operator==(Bpr const&, Bpr const&) = default;
    };
    // 2 + sqrt(alpha^2 (1 - x)^2 + b^2) - alpha (1 - x) - b with b = (2 alpha - 1) / (2 alpha - 2); alpha > 1. It is 1
    // without flow and 2 at capacity, whatever alpha (Spiess 1990).
    struct Conical {
        double alpha = 0;
        friend bool operator==(Conical const&, Conical const&) = default;
    };
    // 1 + j x / (1 - x), which no flow of the capacity or more can pass; j >= 0 (Davidson 1966).
    struct Davidson {
        double j = 0;
        friend bool operator==(Davidson const&, Davidson const&) = default;
    };
    std::variant<Bpr, Conical, Davidson> law;

    // As a figure: it has no dimension.
    [[nodiscard]] static bool accepts(Dimension dimension) { return dimension == Dimension{}; }
    static constexpr char const* wanted =
        "a law is wanted: {bpr: {alpha: 0.15, beta: 4}}, {conical: {alpha: 4}} or {davidson: {j: 0.1}}";

    friend bool operator==(VolumeDelay const&, VolumeDelay const&) = default;
};

}  // namespace corridor
