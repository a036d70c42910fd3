#pragma once

#include <utility>
#include <vector>

#include "flow/balancer.h"
#include "flow/flow_path.h"
#include "flow/limit_prices.h"
#include "flow/segment_pairs.h"

namespace corridor {

// One step of Newton's method for all choices together, for where choices share so much that balancing one throws
// others out: what moves is found from A d = e, where e are the excesses and A how they fall with what moves, by the
// stabilised method of biconjugate gradients (van der Vorst 1992), for with several classes A is not symmetric.
class JointStep {
public:
    JointStep(SegmentPairs const& choices, LimitPrices& prices, std::vector<FlowPath>& paths, Balancer& balancer)
        : choices_{choices}, prices_{prices}, paths_{paths}, balancer_{balancer} {}

    // False if it led nowhere; then all is as it was.
    bool take(double tolerance);

private:
    struct Unknown {
        SegmentPairs::Choice const* choice = nullptr;
        double excess = 0;
        double scale = 0;  // of the unknown, so that each choice by itself falls by one for one
        double most = 0;   // to move from the first side
        double least = 0;  // the negative of what is there to move back
        bool is_fixed = false;
    };
    struct Effort {
        int iterations = 0;
        double accuracy = 0;
    };
    static constexpr Effort rough{15, 1e-2};
    static constexpr Effort thorough{60, 1e-6};

    // Sum of excess times what would move for it, were each choice alone.
    [[nodiscard]] double imbalance() const;
    void gather(double tolerance);
    void find_moves();
    bool fix_beyond_bounds();
    void solve(Effort const& effort);
    void apply(std::vector<double> const& moves, std::vector<double>& falls);

    SegmentPairs const& choices_;
    LimitPrices& prices_;
    std::vector<FlowPath>& paths_;
    Balancer& balancer_;
    std::vector<Unknown> unknowns_;
    bool is_balanced_ = true;
    std::vector<double> moves_;
    std::vector<double> fixed_moves_;
    std::vector<std::pair<double, std::size_t>> beyond_;  // share of the way to the bound, unknown
    std::vector<double> change_;                          // by slot: of flow, then of cost
    std::vector<double> flows_before_;
};

}  // namespace corridor
