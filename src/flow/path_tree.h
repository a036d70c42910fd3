#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace corridor {

// Paths from one origin, each the last of its steps; paths that begin alike share what they share. A step stands behind
// the one before it, so that sums along all paths take one pass.
class PathTree {
public:
    using Step = std::uint32_t;
    static constexpr Step origin = 0;

    // The step that ends the path of these edges, given from the last to the first.
    Step add(std::span<std::uint32_t const> edges_backwards) {
        Step at = origin;
        for (std::size_t i = edges_backwards.size(); i-- > 0;) {
            at = follow(at, edges_backwards[i]);
        }
        return at;
    }

    [[nodiscard]] std::size_t size() const { return steps_.size(); }
    [[nodiscard]] std::uint32_t edge(Step step) const { return steps_[step].edge; }
    [[nodiscard]] Step before(Step step) const { return steps_[step].before; }

private:
    static constexpr Step none = 0;  // the origin comes after no step
    struct Node {
        std::uint32_t edge = 0;
        Step before = origin;
        Step first_after = none;
        Step next_beside = none;
    };

    Step follow(Step at, std::uint32_t edge) {
        for (Step next = steps_[at].first_after; next != none; next = steps_[next].next_beside) {
            if (steps_[next].edge == edge) {
                return next;
            }
        }
        auto const made = static_cast<Step>(steps_.size());
        steps_.push_back({edge, at, none, steps_[at].first_after});
        steps_[at].first_after = made;
        return made;
    }

    std::vector<Node> steps_ = std::vector<Node>(1);
};

}  // namespace corridor
