#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "flow/balancer.h"
#include "flow/flow_state.h"
#include "flow/joint_step.h"
#include "flow/path_difference.h"
#include "flow/segment_pairs.h"

namespace corridor {

// What all paths of the moment miss of equilibrium.
struct Excess {
    double excess = 0;  // sum of flow * (cost - least cost)
    double total = 0;   // sum of flow * cost; of a logit choice the cost and one over its scale
    double shares =
        0;  // of its volume, by which an alternative of any pair is off what logit makes of the costs, at most

    Excess& operator+=(Excess const& other) {
        excess += other.excess;
        total += other.total;
        shares = std::max(shares, other.shares);
        return *this;
    }
};

// Whether choices that hardly get on one by one are also moved together, which is worth its time near equilibrium.
enum class Steps { one_by_one, also_together };

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
    // Balances what paths there are until hardly anything is gained, or as long as looking for more is worth it. What
    // differs by no more than the tolerance (money a unit) is balanced.
    void balance(double tolerance, Steps steps);
    void relax(double share) { balancer_.relax(share); }

private:
    // What stands for others keeps doing so while it has this share of the most.
    static constexpr double keep_share = 0.3;

    Excess survey(FlowRoot& root, double least_saving);
    [[nodiscard]] Excess survey_compound(std::uint32_t pair) const;
    [[nodiscard]] double share_difference(std::uint32_t pair) const;
    void review(FlowPair& pair);
    void choose_reference(FlowOption& option);
    void choose_main(FlowPair& pair);
    void drop(FlowOption& option);
    void stand_against(std::uint32_t path, std::uint32_t other);
    [[nodiscard]] ComparedPath compared(std::uint32_t path) const;

    FlowState& state_;
    std::vector<std::uint32_t> contested_;  // pairs with more than one path, compound ones aside
    SegmentPairs choices_;
    Balancer balancer_;
    JointStep joint_step_;
    int until_joint_step_ = 1;  // balances
    int pause_ = 1;
    PathComparer comparer_;
    CheapestTree cheapest_;
    std::vector<double> of_step_;  // cost
};

}  // namespace corridor
