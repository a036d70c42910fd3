#pragma once

#include <algorithm>
#include <bit>
#include <vector>

#include "pipelines/oil_plan.h"

namespace corridor {

// When each thing of a kind is due. A tournament: at each node of a tree stands the earlier of the two below it, so the
// earliest is at hand, and a change costs a way up the tree (Knuth 1973, tree selection).
template <class TheId>
class Agenda {
public:
    explicit Agenda(std::size_t size)
        : leaves_{std::bit_ceil(std::max<std::size_t>(size, 1))}, nodes_(2 * leaves_, never) {}

    void set(TheId id, Duration due) {
        std::size_t at = leaves_ + id.index();
        nodes_[at] = due;
        while (at > 1) {
            at /= 2;
            Duration const earlier = std::min(nodes_[2 * at], nodes_[2 * at + 1]);
            if (nodes_[at] == earlier) {
                return;
            }
            nodes_[at] = earlier;
        }
    }

    [[nodiscard]] Duration first() const { return nodes_[1]; }

    // All that is due by a time, in the order of the ids.
    template <class Act>
    void for_each(Duration by, Act act) const {
        visit(1, by, act);
    }

private:
    template <class Act>
    void visit(std::size_t at, Duration by, Act& act) const {
        if (nodes_[at] > by) {
            return;
        }
        if (at >= leaves_) {
            act(TheId{at - leaves_});
            return;
        }
        visit(2 * at, by, act);
        visit(2 * at + 1, by, act);
    }

    std::size_t leaves_;
    std::vector<Duration> nodes_;  // the root at 1, below it at twice that and the next
};

}  // namespace corridor
