#pragma once

#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/report/report.h"

namespace corridor {

// The sources and assumptions that a report cites, numbered in the order in which it first does: sources 1, 2, 3,
// assumptions A1, A2, A3. What several figures share has one number.
class Footnotes {
public:
    explicit Footnotes(Network const& network) : network_{network} {}

    // Where a figure comes from: "[1, 2]", "[A1]"; "[A1, 2]" of an assumption that was formed from a source, "[none]"
    // of a figure without either.
    [[nodiscard]] std::string cite(Backing const& backing);

    // What the numbers stand for; nothing if none was given.
    [[nodiscard]] std::vector<Block> list() const;

private:
    Network const& network_;
    std::vector<SourceId> sources_;
    std::vector<std::string> assumptions_;
};

}  // namespace corridor
