#include "flow/limit_prices.h"

#include <cmath>

namespace corridor {

ChoiceTerm::Value ChoiceTerm::at(double load) const {
    Value value;
    if (log_scale != 0) {
        value = {log_scale * std::log(load / volume), log_scale / load};
    }
    if (demand) {
        auto const [cost, slope] = demand->at(load);
        value.cost -= cost;
        value.slope -= slope;
    }
    return value;
}

double ChoiceTerm::integral(double load) const {
    double const entropy = load > 0 ? log_scale * load * (std::log(load / volume) - 1) : 0;
    return entropy - (demand ? demand->integral(load) : 0);
}

LimitPrices::LimitPrices(AssignmentProblem const& problem)
    : principle_{problem.principle},
      class_count_{static_cast<std::uint32_t>(problem.classes.size())},
      limit_slots_{static_cast<Slot>(problem.limits.size()) * class_count_},
      is_plain_{class_count_ == 1 && principle_ == Principle::user_equilibrium},
      functions_{problem.limits},
      load_(problem.limits.size(), 0),
      worth_(problem.limits.size(), 0),
      units_(limit_slots_, 1),
      limit_of_slot_(limit_slots_),
      prices_(limit_slots_) {
    for (TrafficClass const& traffic_class : problem.classes) {
        value_of_time_.push_back(traffic_class.value_of_time);
    }
    for (std::uint32_t limit = 0; limit < functions_.size(); ++limit) {
        was_hard_.push_back(functions_[limit].is_hard() ? 1 : 0);
        for (std::uint32_t k = 0; k < class_count_; ++k) {
            auto const& units = problem.classes[k].units;
            limit_of_slot_[slot(limit, k)] = limit;
            units_[slot(limit, k)] = units.empty() ? 1 : units[limit];
        }
    }
}

LimitPrices::Slot LimitPrices::add(ChoiceTerm const& term) {
    is_plain_ = false;
    limit_of_slot_.push_back(static_cast<std::uint32_t>(load_.size()));
    load_.push_back(0);
    units_.push_back(1);
    prices_.emplace_back();
    terms_.push_back(term);
    return static_cast<Slot>(prices_.size() - 1);
}

void LimitPrices::pass_by_class(Slot slot, double flow) {
    if (is_choice(slot)) {
        refresh_term(slot);
        return;
    }
    std::uint32_t const limit = limit_of_slot_[slot];
    worth_[limit] = std::max(0.0, worth_[limit] + flow * value_of_time_[slot - limit * class_count_]);
    refresh(limit);
}

void LimitPrices::refresh(std::uint32_t limit) {
    DelayFunction const& function = functions_[limit];
    auto const [delay, slope] = function.at(load_[limit]);
    Slot const first = slot(limit, 0);
    if (principle_ == Principle::user_equilibrium) {
        for (std::uint32_t k = 0; k < class_count_; ++k) {
            prices_[first + k] = {value_of_time_[k] * delay, value_of_time_[k] * units_[first + k] * slope};
        }
        return;
    }
    // The multiplier of a hard capacity is money a unit of load: nobody is delayed by it. What others pass with costs
    // them value of time * delay; one unit of load more lengthens that by worth * slope.
    bool const is_multiplier = was_hard_[limit] != 0;
    double const toll = is_multiplier ? delay : worth_[limit] * slope;
    double const toll_slope = is_multiplier ? slope : worth_[limit] * function.bend(load_[limit]);
    for (std::uint32_t k = 0; k < class_count_; ++k) {
        double const units = units_[first + k];
        double const value = is_multiplier ? 0 : value_of_time_[k];
        prices_[first + k] = {value * delay + units * toll, units * (2 * value * slope + units * toll_slope)};
    }
}

void LimitPrices::refresh_term(Slot slot) {
    ChoiceTerm const& term = terms_[slot - limit_slots_];
    double const load = load_[limit_of_slot_[slot]];
    if (load > 0 || !term.is_unbounded()) {
        auto const [cost, slope] = term.at(load);
        prices_[slot] = {cost, slope};
    }
}

void LimitPrices::clear_loads() {
    std::fill(load_.begin(), load_.end(), 0.0);
    std::fill(worth_.begin(), worth_.end(), 0.0);
}

void LimitPrices::pass_unpriced(Slot slot, double flow) {
    std::uint32_t const limit = limit_of_slot_[slot];
    load_[limit] += flow * units_[slot];
    if (!is_choice(slot)) {
        worth_[limit] += flow * value_of_time_[slot - limit * class_count_];
    }
}

void LimitPrices::refresh_all() {
    for (std::uint32_t limit = 0; limit < functions_.size(); ++limit) {
        refresh(limit);
    }
    for (Slot slot = limit_slots_; slot < prices_.size(); ++slot) {
        refresh_term(slot);
    }
}

void LimitPrices::restore(Moment const& moment) {
    load_ = moment.load;
    worth_ = moment.worth;
    prices_ = moment.prices;
}

// With one class the slope of its price is all there is. Otherwise a cost is value * delay + units * toll, and the
// delay changes by slope * load, the toll (worth * slope) by slope * worth + bend * worth * load.
void LimitPrices::differentiate(std::vector<double>& changes) const {
    for (Slot slot = class_count_ == 1 ? 0 : limit_slots_; slot < prices_.size(); ++slot) {
        changes[slot] *= prices_[slot].slope;
    }
    for (std::uint32_t limit = 0; class_count_ > 1 && limit < functions_.size(); ++limit) {
        Slot const first = slot(limit, 0);
        double load = 0;
        double worth = 0;
        for (std::uint32_t k = 0; k < class_count_; ++k) {
            load += units_[first + k] * changes[first + k];
            worth += value_of_time_[k] * changes[first + k];
        }
        double const slope = functions_[limit].at(load_[limit]).slope;
        bool const is_multiplier = was_hard_[limit] != 0 && principle_ == Principle::system_optimum;
        double toll = is_multiplier ? slope * load : 0;
        if (principle_ == Principle::system_optimum && !is_multiplier) {
            toll = slope * worth + functions_[limit].bend(load_[limit]) * worth_[limit] * load;
        }
        for (std::uint32_t k = 0; k < class_count_; ++k) {
            double const delay = is_multiplier ? 0 : value_of_time_[k] * slope * load;
            changes[first + k] = delay + units_[first + k] * toll;
        }
    }
}

void LimitPrices::replace(std::uint32_t limit, DelayFunction const& function) {
    functions_[limit] = function;
    refresh(limit);
}

double LimitPrices::toll(std::uint32_t limit) const {
    auto const [delay, slope] = functions_[limit].at(load_[limit]);
    return was_hard_[limit] != 0 ? delay : worth_[limit] * slope;
}

}  // namespace corridor
