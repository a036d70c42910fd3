#pragma once

#include <optional>
#include <vector>

namespace corridor::test {

struct LemonArc {
    int from = 0;
    int to = 0;
    long capacity = 0;
    long cost = 0;
};

// LEMON's preflow push-relabel, and its network simplex. Plain types only: what uses LEMON is C++17.
[[nodiscard]] long lemon_greatest_flow(int vertices, std::vector<LemonArc> const& arcs, int from, int to);
// The least cost of so much flow; nothing if it does not fit.
[[nodiscard]] std::optional<long> lemon_cheapest_flow(int vertices, std::vector<LemonArc> const& arcs, int from, int to,
                                                      long amount);

}  // namespace corridor::test
