#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/class_graph.h"
#include "flow/limit_prices.h"
#include "flow/path_tree.h"

namespace corridor {

// By what two paths differ: the slots that only the one passes (count > 0) and only the other (count < 0), ascending,
// and by how much the one's fixed costs exceed the other's.
struct PathDifference {
    struct Entry {
        LimitPrices::Slot slot = 0;
        float count = 0;
        bool operator==(Entry const&) const = default;
    };
    std::vector<Entry> entries;
    double fixed = 0;

    // The same difference seen from the other side has the same normal form. True if it had to be turned round.
    bool normalise();
};

// A path as it is compared: its last step in the tree of its origin, and what its option adds to its edges. Not to ship
// at all is a path without graph.
struct ComparedPath {
    ClassGraph const* graph = nullptr;
    PathTree const* tree = nullptr;
    PathTree::Step step = 0;
    double constant = 0;
    std::span<LimitPrices::Slot const> terms;
};

// Finds what two paths do not share, in time linear in their lengths.
class PathComparer {
public:
    PathComparer(std::size_t slot_count, std::size_t most_edges)
        : counts_(slot_count, 0), marks_(most_edges, neither) {}
    [[nodiscard]] PathDifference compare(ComparedPath const& one, ComparedPath const& other);

private:
    void collect(ComparedPath const& one, ComparedPath const& other);
    void strike_shared();
    double count(ComparedPath const& path, std::vector<std::uint32_t> const& edges, std::int32_t times);
    void count(LimitPrices::Slot slot, std::int32_t times);

    enum Mark : char { neither, first, both };
    std::vector<std::int32_t> counts_;  // by slot; zero between comparisons
    std::vector<Mark> marks_;           // by edge; neither between comparisons
    std::vector<LimitPrices::Slot> met_;
    std::vector<std::uint32_t> edges_of_one_;
    std::vector<std::uint32_t> edges_of_other_;
};

}  // namespace corridor
