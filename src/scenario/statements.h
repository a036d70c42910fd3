#pragma once

#include <map>
#include <optional>
#include <string>

#include "corridor/network/figure.h"
#include "corridor/scenario/differences.h"

namespace corridor {

// An input as it is shown and, if it is a figure of the network, its row.
struct Statement {
    std::string text;
    std::optional<FigureRow> figure;

    // Whether both say the same: of figures value, variation and range count, not how they are written.
    [[nodiscard]] bool same(Statement const& other) const;
};

// All that a question states, by path, but for notes and where figures come from.
[[nodiscard]] std::map<std::string, Statement> statements_of(Question const& question);

}  // namespace corridor
