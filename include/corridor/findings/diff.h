#pragma once

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/compare.h"

namespace corridor {

// A question and its answer.
struct Answered {
    Comparison const& comparison;
    Context const& context;
};

// What differs between two questions in the inputs, and in the answers for each demand and corridor that both have.
// Amounts are in the money of the first.
[[nodiscard]] Report describe_difference(Answered const& before, Answered const& after);

}  // namespace corridor
