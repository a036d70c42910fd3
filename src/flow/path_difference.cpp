#include "flow/path_difference.h"

#include <algorithm>
#include <utility>

namespace corridor {

bool PathDifference::normalise() {
    std::sort(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) { return a.slot < b.slot; });
    bool const turn = entries.empty() ? fixed < 0 : entries.front().count < 0;
    if (turn) {
        fixed = -fixed;
        for (Entry& entry : entries) {
            entry.count = -entry.count;
        }
    }
    fixed += 0.0;  // no negative zero
    return turn;
}

PathDifference PathComparer::compare(ComparedPath const& one, ComparedPath const& other) {
    collect(one, other);
    if (one.graph == other.graph) {
        strike_shared();
    }
    PathDifference difference;
    // Each side is summed for itself, so that the difference seen from the other side is exactly the negative.
    double const of_one = count(one, edges_of_one_, 1);
    double const of_other = count(other, edges_of_other_, -1);
    difference.fixed = of_one - of_other;
    for (LimitPrices::Slot const slot : met_) {
        if (counts_[slot] != 0) {
            difference.entries.push_back({slot, static_cast<float>(counts_[slot])});
            counts_[slot] = 0;
        }
    }
    met_.clear();
    return difference;
}

// Paths of one tree need to be walked only up to where they part.
void PathComparer::collect(ComparedPath const& one, ComparedPath const& other) {
    edges_of_one_.clear();
    edges_of_other_.clear();
    PathTree::Step a = one.step;
    PathTree::Step b = other.step;
    if (one.tree == other.tree) {
        while (a != b) {
            if (a > b) {
                edges_of_one_.push_back(one.tree->edge(a));
                a = one.tree->before(a);
            } else {
                edges_of_other_.push_back(other.tree->edge(b));
                b = other.tree->before(b);
            }
        }
        return;
    }
    for (; a != PathTree::origin; a = one.tree->before(a)) {
        edges_of_one_.push_back(one.tree->edge(a));
    }
    for (; b != PathTree::origin; b = other.tree->before(b)) {
        edges_of_other_.push_back(other.tree->edge(b));
    }
}

void PathComparer::strike_shared() {
    for (std::uint32_t const edge : edges_of_one_) {
        marks_[edge] = first;
    }
    std::erase_if(edges_of_other_, [&](std::uint32_t edge) {
        return std::exchange(marks_[edge], marks_[edge] != 0 ? both : neither) != neither;
    });
    std::erase_if(edges_of_one_, [&](std::uint32_t edge) { return std::exchange(marks_[edge], neither) == both; });
}

double PathComparer::count(ComparedPath const& path, std::vector<std::uint32_t> const& edges, std::int32_t times) {
    double fixed = 0;
    for (std::uint32_t const edge : edges) {
        fixed += path.graph->fixed_cost(edge);
        for (LimitPrices::Slot const slot : path.graph->slots(edge)) {
            count(slot, times);
        }
    }
    for (LimitPrices::Slot const term : path.terms) {
        count(term, times);
    }
    return fixed + path.constant;
}

void PathComparer::count(LimitPrices::Slot slot, std::int32_t times) {
    if (counts_[slot] == 0) {
        met_.push_back(slot);
    }
    counts_[slot] += times;
}

}  // namespace corridor
