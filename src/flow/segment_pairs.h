#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "flow/flow_path.h"
#include "flow/limit_prices.h"
#include "flow/path_difference.h"

namespace corridor {

// The choices between two paths, each held once for all who face it. Pairs of origins and destinations that differ may
// choose between the same two segments (paired alternative segments, Bar-Gera 2010): what has moved for one of them is
// then balanced for all. A choice has members, paths that stand against another of their pair.
class SegmentPairs {
public:
    struct Choice {
        double fixed = 0;  // by which the first side is dearer
        std::uint32_t first_entry = 0;
        std::uint32_t entry_count = 0;
        std::uint32_t first_member = nothing;
        std::uint32_t next_alike = nothing;  // with the same hash
        bool is_bounded = false;             // passes choice terms that must stay above zero
    };

    // Makes the path a member of the choice between it and the one it stands against. REQUIRES: it is no member yet.
    void join(std::vector<FlowPath>& paths, std::uint32_t path, PathDifference difference, bool is_bounded);
    void leave(std::vector<FlowPath>& paths, std::uint32_t path);

    // Some have no members left.
    [[nodiscard]] std::span<Choice const> choices() const { return choices_; }
    [[nodiscard]] std::span<PathDifference::Entry const> entries(Choice const& choice) const {
        return std::span{entries_}.subspan(choice.first_entry, choice.entry_count);
    }
    // Forgets choices without members, if they are many.
    void tidy(std::vector<FlowPath>& paths);

private:
    std::uint32_t find_or_add(PathDifference const& difference, bool is_bounded);

    std::vector<Choice> choices_;
    std::vector<PathDifference::Entry> entries_;
    std::unordered_map<std::uint64_t, std::uint32_t> first_alike_;
    std::size_t empty_ = 0;
};

}  // namespace corridor
