#include "flow/joint_step.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace corridor {
namespace {

constexpr std::array shares{1.0, 0.25};
constexpr int sweeps_after = 3;
// Of what each choice falls by itself; keeps what is not determined from growing without bounds.
constexpr double regularisation = 1e-10;

double product(std::vector<double> const& a, std::vector<double> const& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// a += scale * b
void add(std::vector<double>& a, double scale, std::vector<double> const& b) {
    std::transform(a.begin(), a.end(), b.begin(), a.begin(), [scale](double x, double y) { return x + scale * y; });
}

}  // namespace

bool JointStep::take(double tolerance) {
    gather(tolerance);
    if (unknowns_.size() < 2 || is_balanced_) {
        return false;
    }
    double const before = imbalance();
    find_moves();
    flows_before_.clear();
    for (FlowPath const& path : paths_) {
        flows_before_.push_back(path.flow);
    }
    LimitPrices::Moment const moment = prices_.moment();
    // Costs are no straight lines: what is off afterwards is judged when each choice has found its own balance again.
    for (double const share : shares) {
        for (std::size_t i = 0; i < unknowns_.size(); ++i) {
            balancer_.shift(*unknowns_[i].choice, share * moves_[i]);
        }
        for (int sweep = 0; sweep < sweeps_after; ++sweep) {
            balancer_.sweep(tolerance);
        }
        if (imbalance() < before) {
            return true;
        }
        for (std::size_t i = 0; i < paths_.size(); ++i) {
            paths_[i].flow = flows_before_[i];
        }
        prices_.restore(moment);
    }
    return false;
}

double JointStep::imbalance() const {
    double sum = 0;
    for (SegmentPairs::Choice const& choice : choices_.choices()) {
        if (choice.first_member != nothing) {
            Imbalance const imbalance = balancer_.weigh(choice);
            double const size = std::abs(imbalance.excess);
            double const giving = balancer_.available(choice, imbalance.excess > 0);
            sum += size * (imbalance.slope > 0 ? std::min(giving, size / imbalance.slope) : giving);
        }
    }
    return sum;
}

void JointStep::gather(double tolerance) {
    unknowns_.clear();
    is_balanced_ = true;
    for (SegmentPairs::Choice const& choice : choices_.choices()) {
        if (choice.first_member == nothing) {
            continue;
        }
        Imbalance const imbalance = balancer_.weigh(choice);
        double const most = balancer_.available(choice, true);
        double const least = -balancer_.available(choice, false);
        double const giving = imbalance.excess > 0 ? most : -least;
        // Those in balance may have to give way to others.
        bool const can_move = giving > 0 || std::abs(imbalance.excess) <= tolerance;
        is_balanced_ = is_balanced_ && (giving == 0 || std::abs(imbalance.excess) <= tolerance);
        if (can_move && imbalance.slope > 0 && most > least) {
            unknowns_.push_back({.choice = &choice,
                                 .excess = imbalance.excess,
                                 .scale = 1 / std::sqrt(imbalance.slope),
                                 .most = most,
                                 .least = least});
        }
    }
}

// By how much excesses fall when so much moves.
void JointStep::apply(std::vector<double> const& moves, std::vector<double>& falls) {
    change_.assign(prices_.slot_count(), 0);
    for (std::size_t i = 0; i < unknowns_.size(); ++i) {
        for (auto const& [slot, count] : choices_.entries(*unknowns_[i].choice)) {
            change_[slot] += count * moves[i];
        }
    }
    prices_.differentiate(change_);
    for (std::size_t i = 0; i < unknowns_.size(); ++i) {
        double sum = 0;
        for (auto const& [slot, count] : choices_.entries(*unknowns_[i].choice)) {
            sum += count * change_[slot];
        }
        falls[i] = sum;
    }
}

// Choices that would move more than there is move what there is, and the others are found again: roughly while there
// are such, then well.
void JointStep::find_moves() {
    constexpr int most_rounds = 20;
    fixed_moves_.assign(unknowns_.size(), 0);
    Effort effort = rough;
    for (int round = 0; round < most_rounds; ++round) {
        solve(effort);
        bool const is_beyond = fix_beyond_bounds();
        if (!is_beyond && effort.iterations == thorough.iterations) {
            break;
        }
        effort = is_beyond ? rough : thorough;
    }
    add(moves_, 1, fixed_moves_);
}

// Those that meet their bounds first on the way to what was found, a few at a time.
bool JointStep::fix_beyond_bounds() {
    constexpr std::size_t part = 20;
    beyond_.clear();
    for (std::size_t i = 0; i < unknowns_.size(); ++i) {
        Unknown const& unknown = unknowns_[i];
        double const bound = moves_[i] > 0 ? unknown.most : unknown.least;
        if (!unknown.is_fixed && std::abs(moves_[i]) > std::abs(bound)) {
            beyond_.emplace_back(bound / moves_[i], i);
        }
    }
    std::size_t const count = std::min(beyond_.size(), std::max<std::size_t>(1, unknowns_.size() / part));
    std::partial_sort(beyond_.begin(), beyond_.begin() + static_cast<std::ptrdiff_t>(count), beyond_.end());
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t const number = beyond_[i].second;
        Unknown& unknown = unknowns_[number];
        fixed_moves_[number] = moves_[number] > 0 ? unknown.most : unknown.least;
        moves_[number] = 0;
        unknown.is_fixed = true;
    }
    return count > 0;
}

// A d = e for those that are not fixed.
void JointStep::solve(Effort const& effort) {
    std::size_t const size = unknowns_.size();
    std::vector<double> residual(size, 0);
    apply(fixed_moves_, residual);
    std::transform(unknowns_.begin(), unknowns_.end(), residual.begin(), residual.begin(),
                   [](Unknown const& unknown, double fall) {
                       return unknown.is_fixed ? 0 : unknown.scale * (unknown.excess - fall);
                   });
    std::vector<double> scaled(size);
    auto const scale = [&](std::vector<double> const& from, std::vector<double>& to) {
        std::transform(from.begin(), from.end(), unknowns_.begin(), to.begin(),
                       [](double x, Unknown const& unknown) { return unknown.is_fixed ? 0 : unknown.scale * x; });
    };
    auto const scaled_apply = [&](std::vector<double> const& moves, std::vector<double>& falls) {
        scale(moves, scaled);
        apply(scaled, falls);
        scale(falls, falls);
        add(falls, regularisation, moves);
    };
    moves_.assign(size, 0);
    std::vector<double> const shadow = residual;
    std::vector<double> direction(size, 0);
    std::vector<double> of_direction(size, 0);
    std::vector<double> of_residual(size, 0);
    double const goal = effort.accuracy * effort.accuracy * product(residual, residual);
    double rho = 1;
    double alpha = 1;
    double omega = 1;
    for (int i = 0; i < effort.iterations && product(residual, residual) > goal; ++i) {
        double const next_rho = product(shadow, residual);
        double const beta = next_rho / rho * (alpha / omega);
        rho = next_rho;
        add(direction, -omega, of_direction);
        std::transform(direction.begin(), direction.end(), residual.begin(), direction.begin(),
                       [beta](double p, double r) { return r + beta * p; });
        scaled_apply(direction, of_direction);
        alpha = rho / product(shadow, of_direction);
        if (!std::isfinite(alpha) || alpha == 0) {
            break;
        }
        add(moves_, alpha, direction);
        add(residual, -alpha, of_direction);
        scaled_apply(residual, of_residual);
        omega = product(of_residual, residual) / product(of_residual, of_residual);
        if (!std::isfinite(omega) || omega == 0) {
            break;
        }
        add(moves_, omega, residual);
        add(residual, -omega, of_residual);
    }
    scale(moves_, moves_);
}

}  // namespace corridor
