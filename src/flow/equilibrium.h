#pragma once

#include <cstdint>
#include <vector>

#include "flow/flow_state.h"
#include "flow/path_difference.h"
#include "flow/segment_pairs.h"

namespace corridor {

// What all paths of the moment miss of equilibrium.
struct Excess {
    double excess = 0;  // sum of flow * (cost - least cost)
    double total = 0;   // sum of flow * cost

    [[nodiscard]] double gap() const { return excess > 0 ? excess / total : 0; }
    Excess& operator+=(Excess const& other) {
        excess += other.excess;
        total += other.total;
        return *this;
    }
};

// Brings the goods of a state to equilibrium: trees find paths, choices between segments balance them.
class Equilibrium {
public:
    // REQUIRES: the state outlives this, and all is loaded.
    explicit Equilibrium(FlowState& state);

    // Looks at all paths at the prices of the moment: what they miss, and which cheaper ones there are, which join.
    // Ones cheaper by less than this share of the cost do not count.
    Excess survey(double least_saving);
    // Drops paths that nobody takes, and chooses anew what others stand against.
    void review();
    // One sweep over all choices; see SegmentPairs.
    double balance(double tolerance) { return choices_.balance(state_.prices, state_.paths, tolerance); }
    void move_carefully() { choices_.take_care(); }

private:
    // What stands for others keeps doing so while it has this share of the most.
    static constexpr double keep_share = 0.3;

    Excess survey(FlowRoot& root, double least_saving);
    [[nodiscard]] Excess survey(FlowPair const& pair) const;
    void review(FlowPair& pair);
    void choose_reference(FlowOption& option);
    void choose_main(FlowPair& pair);
    void drop(FlowOption& option);
    void stand_against(std::uint32_t path, std::uint32_t other);
    [[nodiscard]] ComparedPath compared(std::uint32_t path) const;

    FlowState& state_;
    std::vector<std::uint32_t> contested_;  // pairs with more than one path, compound ones aside
    SegmentPairs choices_;
    PathComparer comparer_;
    CheapestTree cheapest_;
    std::vector<double> of_step_;  // cost
};

}  // namespace corridor
