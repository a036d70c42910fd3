#pragma once

#include <vector>

#include "flow/weak_points.h"

namespace corridor {

// The least number of failures, up to so many, that cut a demand off from all its ways. Whatever cuts it off closes the
// way that is left after all but one of them, so it is enough to look at the points on one such way at a time.
[[nodiscard]] Resilience resilience(FlowModel const& model, std::vector<WeakPoint> const& points, std::size_t demand,
                                    int most);

}  // namespace corridor
