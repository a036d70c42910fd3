#pragma once

#include <cstddef>
#include <vector>

namespace corridor {

// How many values at the start of a run belong to its warm-up: MSER-5 (White, Cobb and Spratt 2000). Batches of five
// are averaged, and what is cut off makes the variance of the mean of the rest least. At most half is cut off: if the
// least lies there, the run is too short to tell, and all but half is kept.
[[nodiscard]] std::size_t warm_up_length(std::vector<double> const& values);

}  // namespace corridor
