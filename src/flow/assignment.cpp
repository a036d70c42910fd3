#include "flow/assignment.h"

#include <algorithm>

#include "flow/assignment_result.h"
#include "flow/equilibrium.h"
#include "flow/flow_state.h"
#include "flow/loading.h"
#include "flow/multipliers.h"
#include "flow/warm_start.h"

namespace corridor {
namespace {

// Balances what paths there are until hardly anything is gained, or as long as looking for more is worth it.
void balance(Equilibrium& equilibrium, double tolerance) {
    constexpr int most_sweeps = 40;
    constexpr double enough = 1e-2;
    double const first = equilibrium.balance(tolerance);
    for (int sweep = 1; sweep < most_sweeps && equilibrium.balance(tolerance) > enough * first; ++sweep) {
    }
}

double total_volume(AssignmentProblem const& problem) {
    double volume = 0;
    for (AssignmentPair const& pair : problem.pairs) {
        volume += pair.volume;
    }
    return volume;
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
        if (earlier != nullptr) {
            load_earlier(state_, *earlier);
        }
        load_cheapest(state_);
        state_.recount();
        if (!multipliers_.is_empty()) {
            double const mean = mean_cost(equilibrium_.survey(1));
            equilibrium_.move_carefully();
            multipliers_.begin(state_.prices, (mean > 0 ? mean : 1) / price_of_hour(problem));
        }
    }

    Assignment solve() {
        AssignmentEnd end = AssignmentEnd::out_of_iterations;
        int iteration = 0;
        while (iteration < options_.most_iterations) {
            ++iteration;
            look();
            if (options_.progress) {
                options_.progress(iteration, gap_);
            }
            if (gap_ <= options_.gap && capacity_gap_ <= options_.capacity_gap) {
                end = AssignmentEnd::converged;
                break;
            }
            if (has_stalled() || multipliers_.is_hopeless()) {
                break;
            }
            // Multipliers of flows that are far from balanced would be far from right.
            if (!multipliers_.is_empty() && gap_ <= std::max(options_.gap, balanced_enough * capacity_gap_)) {
                multipliers_.update(state_.prices, options_.capacity_gap);
                best_ = 1;
            }
            equilibrium_.review();
            balance(equilibrium_, balanced_enough * options_.gap * mean_);
            state_.recount();
        }
        if (end != AssignmentEnd::converged && capacity_gap_ > options_.capacity_gap) {
            end = AssignmentEnd::over_capacity;
        }
        Assignment result = describe_flows(state_);
        result.end = end;
        result.iterations = iteration;
        result.gap = gap_;
        result.capacity_gap = capacity_gap_;
        return result;
    }

private:
    static std::vector<double> multipliers(AssignmentProblem const& problem, Assignment const& earlier) {
        return problem.principle == Principle::user_equilibrium ? earlier.delay : earlier.toll;
    }

    [[nodiscard]] double mean_cost(Excess const& excess) const { return volume_ > 0 ? excess.total / volume_ : 0; }

    // Paths that save less than a tenth of what flows miss on average need not join yet.
    void look() {
        constexpr double rounding = 1e-14;
        Excess const excess = equilibrium_.survey(std::max(rounding, worth_adding * std::min(gap_, 1.0)));
        gap_ = excess.gap();
        mean_ = mean_cost(excess);
        capacity_gap_ = multipliers_.gap(state_.prices);
    }

    bool has_stalled() {
        constexpr int patience = 60;
        if (gap_ < best_) {
            best_ = gap_;
            since_best_ = 0;
        }
        return ++since_best_ > patience;
    }

    static constexpr double balanced_enough = 1e-2;
    static constexpr double worth_adding = 0.1;

    AssignmentOptions const& options_;
    FlowState state_;
    Equilibrium equilibrium_;
    CapacityMultipliers multipliers_;
    double volume_;
    double gap_ = 0;
    double mean_ = 0;
    double capacity_gap_ = 0;
    double best_ = 1;
    int since_best_ = 0;
};

}  // namespace

Assignment assign(AssignmentProblem const& problem, AssignmentOptions const& options, Assignment const* earlier) {
    return Solver{problem, options, earlier}.solve();
}

}  // namespace corridor
