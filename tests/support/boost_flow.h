#pragma once

#include <cstddef>
#include <vector>

namespace corridor::test {

// Boost.Graph's greatest flow (push-relabel), as an oracle.
struct BoostArc {
    std::size_t from = 0;
    std::size_t to = 0;
    long capacity = 0;
};
struct BoostFlow {
    long value = 0;
    std::vector<long> by_arc;
};
[[nodiscard]] BoostFlow boost_greatest_flow(std::size_t vertices, std::vector<BoostArc> const& arcs, std::size_t from,
                                            std::size_t to);

}  // namespace corridor::test
