#pragma once

#include <span>
#include <vector>

#include "flow/assignment_problem.h"

namespace corridor {

// Shares of alternatives and the expected least cost under a nested logit of their costs.
struct LogitShares {
    std::vector<double> shares;
    double expected_least = 0;  // -ln(sum of exp(-scale * nest's cost)) / scale
};

// REQUIRES: as many costs as nests; infinite costs get no share, and not all are infinite.
[[nodiscard]] LogitShares logit_shares(LogitChoice const& choice, std::span<double const> costs,
                                       std::span<std::uint32_t const> nests);

// The scale within a nest.
[[nodiscard]] double nest_scale(LogitChoice const& choice, std::uint32_t nest);

}  // namespace corridor
