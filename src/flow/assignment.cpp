#include "flow/assignment.h"

#include <algorithm>
#include <limits>

#include "flow/assignment_result.h"
#include "flow/equilibrium.h"
#include "flow/flow_state.h"
#include "flow/loading.h"
#include "flow/multipliers.h"
#include "flow/warm_start.h"

namespace corridor {
namespace {

double total_volume(AssignmentProblem const& problem) {
    double volume = 0;
    for (AssignmentPair const& pair : problem.pairs) {
        volume += pair.volume;
    }
    return volume;
}

// Of all goods that can be shipped, by the last survey; one if that is nothing.
double mean_least_cost(FlowState const& state) {
    double cost = 0;
    double volume = 0;
    for (FlowPair const& pair : state.pairs) {
        double least = CheapestTree::unreachable;
        for (FlowOption const& option : state.options_of(pair)) {
            least = option.root != nothing ? std::min(least, option.least) : least;
        }
        if (least < CheapestTree::unreachable) {
            cost += pair.volume * least;
            volume += pair.volume;
        }
    }
    return cost > 0 ? cost / volume : 1;
}

// What a delay of an hour costs a unit on average of the classes; a toll, which is money, costs what it is.
double price_of_hour(AssignmentProblem const& problem) {
    if (problem.principle == Principle::system_optimum) {
        return 1;
    }
    double sum = 0;
    for (TrafficClass const& traffic_class : problem.classes) {
        sum += traffic_class.value_of_time;
    }
    return sum > 0 ? sum / static_cast<double>(problem.classes.size()) : 1;
}

class Solver {
public:
    Solver(AssignmentProblem const& problem, AssignmentOptions const& options, Assignment const* earlier)
        : options_{options},
          state_{problem},
          equilibrium_{state_},
          multipliers_{problem.limits, earlier != nullptr ? multipliers(problem, *earlier) : std::vector<double>{}},
          volume_{total_volume(problem)} {
        if (!multipliers_.is_empty()) {
            equilibrium_.survey(1);
            multipliers_.begin(state_.prices, mean_least_cost(state_) / price_of_hour(problem));
        }
        if (earlier != nullptr) {
            load_earlier(state_, *earlier);
        }
        load_cheapest(state_);
        state_.recount();
    }

    Assignment solve() {
        AssignmentEnd end = AssignmentEnd::out_of_iterations;
        int iteration = 0;
        for (;;) {
            ++iteration;
            look();
            if (options_.progress) {
                options_.progress(iteration, gap_);
            }
            if (is_done()) {
                end = AssignmentEnd::converged;
                break;
            }
            if (iteration >= options_.most_iterations || has_stalled() || multipliers_.is_hopeless()) {
                break;
            }
            improve();
        }
        if (end != AssignmentEnd::converged && capacity_gap_ > options_.capacity_gap) {
            end = AssignmentEnd::over_capacity;
        }
        Assignment result = describe_flows(state_);
        result.end = end;
        result.iterations = iteration;
        result.gap = gap_;
        result.capacity_gap = capacity_gap_;
        result.share_gap = share_gap_;
        return result;
    }

private:
    static std::vector<double> multipliers(AssignmentProblem const& problem, Assignment const& earlier) {
        return problem.principle == Principle::user_equilibrium ? earlier.delay : earlier.toll;
    }

    [[nodiscard]] double mean_cost(Excess const& excess) const { return volume_ > 0 ? excess.total / volume_ : 0; }

    [[nodiscard]] bool is_done() const {
        return gap_ <= options_.gap && share_gap_ <= options_.share_gap && capacity_gap_ <= options_.capacity_gap;
    }

    // Multipliers of flows that are far from balanced would be far from right.
    [[nodiscard]] bool is_balanced() const {
        constexpr double roughly = 1e-5;
        return gap_ <= std::max(options_.gap, std::min(roughly, balanced_enough * capacity_gap_));
    }

    // Paths that save less than a tenth of what flows miss on average need not join yet, unless little else is left to
    // do.
    void look() {
        constexpr double rounding = 1e-14;
        double const saving = is_slow() ? rounding : std::max(rounding, worth_adding * std::min(gap_, 1.0));
        last_gap_ = gap_;
        Excess const excess = equilibrium_.survey(saving);
        // Where all ways cost nothing, what they miss of it is not to be divided by that.
        double const least_total = nearly_nothing * volume_;
        gap_ = excess.excess > 0 ? excess.excess / std::max(excess.total, least_total) : 0;
        share_gap_ = excess.shares;
        mean_ = mean_cost(excess);
        capacity_gap_ = multipliers_.gap(state_.prices);
    }

    [[nodiscard]] bool is_slow() const { return gap_ > 0.5 * last_gap_; }

    void improve() {
        if (!multipliers_.is_empty() && is_balanced()) {
            multipliers_.update(state_.prices);
            best_ = 1;
        }
        equilibrium_.review();
        // Small shares weigh little in the gap: where they are off, all is balanced to the last digit.
        double const tolerance = share_gap_ > options_.share_gap ? 0 : balanced_enough * options_.gap * mean_;
        equilibrium_.balance(tolerance, is_slow() || gap_ < nearly_balanced ? Steps::also_together : Steps::one_by_one);
        state_.recount();
    }

    // True if nothing has become better for long; steps are shorter before that is said.
    bool has_stalled() {
        constexpr int patience = 60;
        constexpr int times_relaxed = 4;
        if (gap_ < best_) {
            best_ = gap_;
            since_best_ = 0;
        }
        ++since_best_;
        if (since_best_ % (patience / times_relaxed) == 0) {
            relaxation_ /= 2;
            equilibrium_.relax(relaxation_);
        }
        return since_best_ > patience;
    }

    static constexpr double balanced_enough = 1e-2;
    static constexpr double nearly_balanced = 1e-4;
    static constexpr double worth_adding = 0.1;
    static constexpr double nearly_nothing = 1e-9;  // money a unit

    AssignmentOptions const& options_;
    FlowState state_;
    Equilibrium equilibrium_;
    CapacityMultipliers multipliers_;
    double volume_;
    double gap_ = 1;
    double last_gap_ = std::numeric_limits<double>::infinity();
    double mean_ = 0;
    double capacity_gap_ = 0;
    double share_gap_ = 0;
    double best_ = 1;
    int since_best_ = 0;
    double relaxation_ = 1;
};

}  // namespace

Assignment assign(AssignmentProblem const& problem, AssignmentOptions const& options, Assignment const* earlier) {
    return Solver{problem, options, earlier}.solve();
}

}  // namespace corridor
