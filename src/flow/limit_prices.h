#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "flow/assignment_problem.h"

namespace corridor {

// What a pair's choice adds to the costs of its paths, as a function of how much of its goods passes it: of a logit
// choice log_scale * ln(load / volume), of an elastic demand the negative of the inverse demand. Nobody else passes it.
struct ChoiceTerm {
    double volume = 1;
    double log_scale = 0;
    std::optional<InverseDemand> demand;

    struct Value {
        double cost = 0;
        double slope = 0;
    };
    // REQUIRES: load > 0 if the term is unbounded.
    [[nodiscard]] Value at(double load) const;
    [[nodiscard]] double integral(double load) const;
    // Whether it tends to infinity as the load tends to zero: the load must stay above.
    [[nodiscard]] bool is_unbounded() const { return log_scale != 0 || (demand && demand->is_unbounded()); }
};

// The loads of all limits and what passing them costs each class at these loads, kept up to date as goods move. Under
// the system optimum that is the marginal cost: one's own delay and the delays that one causes to others.
class LimitPrices {
public:
    // A limit as one class meets it: limit * classes + class. Choice terms have slots behind those.
    using Slot = std::uint32_t;
    struct Price {
        double cost = 0;   // money a unit of the class
        double slope = 0;  // of the cost, by units of the class per hour
    };

    explicit LimitPrices(AssignmentProblem const& problem);
    Slot add(ChoiceTerm const& term);

    [[nodiscard]] Slot slot(std::uint32_t limit, std::uint32_t traffic_class) const {
        return limit * class_count_ + traffic_class;
    }
    [[nodiscard]] std::size_t slot_count() const { return prices_.size(); }
    [[nodiscard]] bool is_choice(Slot slot) const { return slot >= limit_slots_; }
    [[nodiscard]] ChoiceTerm const& term(Slot slot) const { return terms_[slot - limit_slots_]; }
    [[nodiscard]] Slot first_term() const { return limit_slots_; }
    [[nodiscard]] std::size_t term_count() const { return terms_.size(); }
    [[nodiscard]] Price const& operator[](Slot slot) const { return prices_[slot]; }
    // By limit, and by choice term behind the limits.
    [[nodiscard]] double load(Slot slot) const { return load_[limit_of_slot_[slot]]; }
    [[nodiscard]] DelayFunction const& function(std::uint32_t limit) const { return functions_[limit]; }

    // So much more (or less) of the slot's class passes; prices follow.
    void pass(Slot slot, double flow) {
        std::uint32_t const limit = limit_of_slot_[slot];
        double& load = load_[limit];
        load = std::max(0.0, load + flow * units_[slot]);
        if (is_plain_) {
            auto const [delay, slope] = functions_[limit].at(load);
            double const value = value_of_time_.front();
            prices_[limit] = {value * delay, value * units_[limit] * slope};
        } else {
            pass_by_class(slot, flow);
        }
    }

    // The same in two steps, for many changes at once: the loads alone, then all prices.
    void clear_loads();
    void pass_unpriced(Slot slot, double flow);
    void refresh_all();

    // What changes of flow by slot, small ones, change of the costs by slot; in place.
    void differentiate(std::vector<double>& changes) const;

    // Loads and prices as they are, to come back to.
    struct Moment {
        std::vector<double> load;
        std::vector<double> worth;
        std::vector<Price> prices;
    };
    [[nodiscard]] Moment moment() const { return {load_, worth_, prices_}; }
    void restore(Moment const& moment);

    // Puts another function in place of the limit's.
    void replace(std::uint32_t limit, DelayFunction const& function);

    [[nodiscard]] double limit_load(std::uint32_t limit) const { return load_[limit]; }
    // What one unit of load more costs all others: value of time of all that pass times the slope of the delay.
    [[nodiscard]] double toll(std::uint32_t limit) const;

private:
    void pass_by_class(Slot slot, double flow);
    void refresh(std::uint32_t limit);
    void refresh_term(Slot slot);

    Principle principle_;
    std::uint32_t class_count_;
    Slot limit_slots_;
    bool is_plain_;  // one class under user equilibrium and no choice term: the slot is the limit
    std::vector<double> value_of_time_;
    std::vector<DelayFunction> functions_;
    std::vector<char> was_hard_;
    std::vector<double> load_;
    std::vector<double> worth_;  // value of time of all that pass, under the system optimum
    std::vector<double> units_;  // by slot
    std::vector<std::uint32_t> limit_of_slot_;
    std::vector<Price> prices_;  // by slot
    std::vector<ChoiceTerm> terms_;
};

}  // namespace corridor
