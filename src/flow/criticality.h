#pragma once

#include <cstddef>
#include <functional>

#include "corridor/flow/criticality.h"
#include "flow/weak_points.h"

namespace corridor {

struct CriticalityOptions {
    bool pairs = false;
    int failures = 3;  // that are looked for at the most to cut a demand off
    // Told while failures are tried: how many are done, and how many there are.
    std::function<void(std::size_t, std::size_t)> progress{};
};

// `before` is the cheapest plan while nothing fails. REQUIRES: every demand has a volume.
[[nodiscard]] Criticality criticality(FlowModel const& model, std::vector<WeakPoint> const& points, Planner& planner,
                                      std::vector<double> const& price_of_unserved, Plan const& before,
                                      CriticalityOptions const& options);

}  // namespace corridor
