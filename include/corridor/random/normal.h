#pragma once

namespace corridor {

// The value below which a share u of the standard normal distribution lies (Wichura 1988, algorithm AS 241, PPND16:
// about 16 digits). REQUIRES: 0 < u < 1.
[[nodiscard]] double normal_quantile(double u);

}  // namespace corridor
