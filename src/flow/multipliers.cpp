#include "flow/multipliers.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

// A load that is off by a tenth of the capacity shall cost about as much as all the way.
constexpr double first_steepness = 10;
// Steeper ones would turn the last digit of a load into a cost that is seen.
constexpr double most_steepness = 640;
// Loads that are nearer than this to capacities are off for want of balance, not of steepness.
constexpr double near = 1e-6;

// A capacity of nothing has no tenth: shares are of at least this much.
double scale(double capacity) {
    return std::max(capacity, 1e-3);
}

}  // namespace

CapacityMultipliers::CapacityMultipliers(std::span<DelayFunction const> limits, std::span<double const> first_delays) {
    for (std::uint32_t limit = 0; limit < limits.size(); ++limit) {
        if (limits[limit].is_hard()) {
            hard_.push_back({.limit = limit,
                             .capacity = limits[limit].capacity(),
                             .multiplier = limit < first_delays.size() ? first_delays[limit] : 0});
        }
    }
}

void CapacityMultipliers::begin(LimitPrices& prices, double delay) {
    for (Hard& hard : hard_) {
        hard.usual = delay;
        hard.rate = first_steepness * delay / scale(hard.capacity);
        prices.replace(hard.limit, DelayFunction::penalty(hard.multiplier, hard.rate, hard.capacity));
    }
}

double CapacityMultipliers::gap(Hard const& hard, LimitPrices const& prices) {
    double const over = prices.limit_load(hard.limit) - hard.capacity;
    return std::max(over, -hard.multiplier / hard.rate) / scale(hard.capacity);
}

double CapacityMultipliers::gap(LimitPrices const& prices) const {
    double most = 0;
    for (Hard const& hard : hard_) {
        most = std::max(most, std::abs(gap(hard, prices)));
    }
    return most;
}

void CapacityMultipliers::update(LimitPrices& prices) {
    constexpr double good_progress = 0.25;
    constexpr double progress = 0.95;
    for (Hard& hard : hard_) {
        double const now = std::abs(gap(hard, prices));
        hard.multiplier = prices.function(hard.limit).delay(prices.limit_load(hard.limit));
        if (now > std::max(near, good_progress * hard.last_gap)) {
            double const delay = std::max(hard.usual, hard.multiplier);
            hard.rate = std::max(hard.rate, std::min(4 * hard.rate, most_steepness * delay / scale(hard.capacity)));
        }
        hard.updates_in_vain = now > std::max(near, progress * hard.last_gap) ? hard.updates_in_vain + 1 : 0;
        hard.last_gap = now;
        prices.replace(hard.limit, DelayFunction::penalty(hard.multiplier, hard.rate, hard.capacity));
    }
}

bool CapacityMultipliers::is_hopeless() const {
    constexpr int patience = 20;
    return std::ranges::any_of(hard_, [](Hard const& hard) { return hard.updates_in_vain > patience; });
}

}  // namespace corridor
