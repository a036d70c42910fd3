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
    // Makes the path a member of the choice between it and the one it stands against. REQUIRES: it is no member yet.
    void join(std::vector<FlowPath>& paths, std::uint32_t path, PathDifference difference, bool is_bounded);
    void leave(std::vector<FlowPath>& paths, std::uint32_t path);

    // Moves goods from the dearer to the cheaper side of each choice, by one step of Newton's method or as much as
    // there is, prices following at once. Leaves alone what differs by no more than the tolerance (money a unit).
    // Returns the greatest difference met.
    double balance(LimitPrices& prices, std::vector<FlowPath>& paths, double tolerance);
    // Whether steps that overshoot are to be taken back in part. Newton's method needs that where delays have kinks.
    void take_care() { is_careful_ = true; }

    [[nodiscard]] std::size_t size() const { return choices_.size(); }
    // Forgets choices without members, if they are many.
    void tidy(std::vector<FlowPath>& paths);

private:
    struct Choice {
        double fixed = 0;
        std::uint32_t first_entry = 0;
        std::uint32_t entry_count = 0;
        std::uint32_t first_member = nothing;
        std::uint32_t next_alike = nothing;  // with the same hash
        bool is_bounded = false;             // passes choice terms that must stay above zero
    };

    [[nodiscard]] std::span<PathDifference::Entry const> entries(Choice const& choice) const {
        return std::span{entries_}.subspan(choice.first_entry, choice.entry_count);
    }
    std::uint32_t find_or_add(PathDifference const& difference, bool is_bounded);
    struct Balance {
        double excess = 0;  // by which the first side is dearer
        double slope = 0;   // by how much less for each unit that moves to the second
    };
    [[nodiscard]] Balance weigh(Choice const& choice, LimitPrices const& prices) const {
        Balance sum{choice.fixed, 0};
        for (auto const& [slot, count] : entries(choice)) {
            auto const& price = prices[slot];
            double const times = count;
            sum.excess += times * price.cost;
            sum.slope += times * times * price.slope;
        }
        return sum;
    }
    double shift(Choice const& choice, LimitPrices& prices, std::vector<FlowPath>& paths, double wanted) const;
    void correct(Choice const& choice, LimitPrices& prices, std::vector<FlowPath>& paths, double excess,
                 double moved) const;
    double most(Choice const& choice, LimitPrices const& prices, double wanted) const;
    double move(Choice const& choice, std::vector<FlowPath>& paths, double wanted) const;

    std::vector<Choice> choices_;
    std::vector<PathDifference::Entry> entries_;
    std::unordered_map<std::uint64_t, std::uint32_t> first_alike_;
    std::size_t empty_ = 0;
    bool is_careful_ = false;
};

}  // namespace corridor
