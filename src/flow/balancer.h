#pragma once

#include <vector>

#include "flow/flow_path.h"
#include "flow/limit_prices.h"
#include "flow/segment_pairs.h"

namespace corridor {

// By how much the first side of a choice is dearer, and by how much less for each unit that moves to the second.
struct Imbalance {
    double excess = 0;
    double slope = 0;
};

// Moves goods between the sides of choices, prices following at once.
class Balancer {
public:
    // REQUIRES: all outlive this.
    Balancer(SegmentPairs const& choices, LimitPrices& prices, std::vector<FlowPath>& paths)
        : choices_{choices}, prices_{prices}, paths_{paths} {}
    // Takes back a part of steps that overshoot. Newton's method needs that where delays have kinks.
    void take_care() { is_careful_ = true; }
    // Steps are this share of Newton's from now on: with several classes whole ones may go round in circles.
    void relax(double share) { relaxation_ = share; }

    // Each choice in turn from the dearer to the cheaper side, by one step of Newton's method or as much as there is.
    // Leaves alone what differs by no more than the tolerance (money a unit). Returns the greatest difference met.
    double sweep(double tolerance);

    [[nodiscard]] Imbalance weigh(SegmentPairs::Choice const& choice) const {
        Imbalance sum{choice.fixed, 0};
        for (auto const& [slot, count] : choices_.entries(choice)) {
            auto const& price = prices_[slot];
            double const times = count;
            sum.excess += times * price.cost;
            sum.slope += times * times * price.slope;
        }
        return sum;
    }
    // Moves what is wanted from the first side to the second (back if negative), or as much as may move. Returns what
    // moved.
    double shift(SegmentPairs::Choice const& choice, double wanted);
    // What there is to move from the first side to the second, or back.
    [[nodiscard]] double available(SegmentPairs::Choice const& choice, bool from_first) const;

private:
    void correct(SegmentPairs::Choice const& choice, double excess, double moved);
    [[nodiscard]] double most(SegmentPairs::Choice const& choice, double wanted) const;
    double move(SegmentPairs::Choice const& choice, double wanted);

    SegmentPairs const& choices_;
    LimitPrices& prices_;
    std::vector<FlowPath>& paths_;
    bool is_careful_ = false;
    double relaxation_ = 1;
};

}  // namespace corridor
