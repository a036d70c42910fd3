#pragma once

#include "support/tntp.h"

namespace corridor::benchmark {

// A made-up city of the size of the Chicago sketch network: 387 zones, 546 crossings on a lattice with faster roads
// every few rows and columns, some 3,000 links with the curve of the Bureau of Public Roads, 93,000 pairs by gravity.
// The same each time. `demand` scales its volumes: at 1 the busiest links are loaded to one and a half times their
// capacity.
[[nodiscard]] test::Tntp large_city(double demand);

}  // namespace corridor::benchmark
