#include "flow/balancer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor {
namespace {

// Of a volume, below which a load need not go to be as good as nothing.
constexpr double least_share = 1e-200;
constexpr double everything = std::numeric_limits<double>::max();

}  // namespace

double Balancer::sweep(double tolerance) {
    double greatest = 0;
    for (SegmentPairs::Choice const& choice : choices_.choices()) {
        if (choice.first_member == nothing) {
            continue;
        }
        auto const [excess, slope] = weigh(choice);
        if (std::abs(excess) <= tolerance) {
            continue;
        }
        double const moved =
            shift(choice, slope > 0 ? relaxation_ * excess / slope : std::copysign(everything, excess));
        if (moved != 0) {
            greatest = std::max(greatest, std::abs(excess));
            if (is_careful_) {
                correct(choice, excess, moved);
            }
        }
    }
    return greatest;
}

double Balancer::shift(SegmentPairs::Choice const& choice, double wanted) {
    double const moved = move(choice, choice.is_bounded ? most(choice, wanted) : wanted);
    if (moved != 0) {
        for (auto const& [slot, count] : choices_.entries(choice)) {
            prices_.pass(slot, -count * moved);
        }
    }
    return moved;
}

// The difference falls with what moves, from `excess` to what it is now. If that lies as far beyond zero, regula falsi
// between the two (the Illinois variant, Dowell and Jarratt 1971) goes back to where it is nearly zero.
void Balancer::correct(SegmentPairs::Choice const& choice, double excess, double moved) {
    constexpr int most_corrections = 20;
    double from = 0;
    double from_value = excess;
    double at = moved;
    double to = moved;
    double to_value = weigh(choice).excess;
    double const good_enough = std::abs(excess) / 2;
    for (int i = 0; i < most_corrections && to_value * excess < 0 && std::abs(to_value) > good_enough; ++i) {
        double const target = (from * to_value - to * from_value) / (to_value - from_value);
        at += shift(choice, target - at);
        double const value = weigh(choice).excess;
        if (value * excess < 0) {
            to = at;
            to_value = value;
            from_value /= 2;
        } else if (std::abs(value) > good_enough) {
            from = at;
            from_value = value;
            to_value /= 2;
        } else {
            return;
        }
    }
}

// What may move of what is wanted, so that nine tenths at most of any bounded term's load go at once.
double Balancer::most(SegmentPairs::Choice const& choice, double wanted) const {
    double const direction = wanted > 0 ? 1 : -1;
    double size = std::abs(wanted);
    for (auto const& [slot, count] : choices_.entries(choice)) {
        if (prices_.is_choice(slot) && prices_.term(slot).is_unbounded() && count * direction > 0) {
            double const load = prices_.load(slot);
            bool const is_left = load > least_share * prices_.term(slot).volume;
            size = is_left ? std::min(size, 0.9 * load) : 0;
        }
    }
    return direction * size;
}

// From the first side to the second, or back if negative. Returns what moved.
double Balancer::move(SegmentPairs::Choice const& choice, double wanted) {
    double const size = std::abs(wanted);
    double moved = 0;
    bool const from_first = wanted > 0;
    for (std::uint32_t i = choice.first_member; i != nothing && moved < size; i = paths_[i].next_member) {
        FlowPath& member = paths_[i];
        FlowPath& other = paths_[member.against];
        FlowPath& giver = member.is_first == from_first ? member : other;
        FlowPath& taker = member.is_first == from_first ? other : member;
        double const part = std::min(giver.flow, size - moved);
        giver.flow -= part;
        taker.flow += part;
        moved += part;
    }
    return from_first ? moved : -moved;
}

double Balancer::available(SegmentPairs::Choice const& choice, bool from_first) const {
    double sum = 0;
    for (std::uint32_t i = choice.first_member; i != nothing; i = paths_[i].next_member) {
        FlowPath const& member = paths_[i];
        sum += member.is_first == from_first ? member.flow : paths_[member.against].flow;
    }
    return sum;
}

}  // namespace corridor
