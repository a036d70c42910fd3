#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "flow/flow_model.h"
#include "routing/worth.h"

namespace corridor {

// Finds best paths of a way that pass no place twice, but those that its cheapest path passes twice. Cheapest paths
// need not be told, but one that looks for spare capacity would cross the Caspian there, back and there again; nobody
// ships like that.
class LooplessSearch {
public:
    // REQUIRES: the way outlives this.
    explicit LooplessSearch(Way const& way);

    // The best path by additive weights of edges and the price of an hour of deviation, if its value is less than
    // `most`. Best-first over what to close: a path that passes a place by two edges gives way to the best without the
    // one and the best without the other. `least` is, for each vertex, a lower bound of its weight to the target.
    [[nodiscard]] std::optional<BestPath> best(std::vector<double> weights, std::vector<double> const& least,
                                               double of_deviation, double most) const;

private:
    struct Loop {
        NodeId place;
        SearchGraph::Edge one;
        SearchGraph::Edge other;
    };
    [[nodiscard]] std::optional<Loop> loop_of(std::vector<SearchGraph::Edge> const& path) const;

    Way const& way_;
    std::vector<char> passed_twice_;  // by place: whether that is allowed
};

}  // namespace corridor
