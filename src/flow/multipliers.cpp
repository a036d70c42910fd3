#include "flow/multipliers.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

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
                             .multiplier = first_delays.empty() ? 0 : first_delays[limit]});
        }
    }
}

void CapacityMultipliers::begin(LimitPrices& prices, double delay) {
    for (Hard& hard : hard_) {
        hard.rate = hard.first_rate = 10 * delay / scale(hard.capacity);
        hard.last_gap = gap(hard, prices);
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

void CapacityMultipliers::update(LimitPrices& prices, double good_enough) {
    constexpr double enough_progress = 0.25;
    for (Hard& hard : hard_) {
        double const now = gap(hard, prices);
        hard.multiplier = prices.function(hard.limit).delay(prices.limit_load(hard.limit));
        if (std::abs(now) > std::max(good_enough, enough_progress * std::abs(hard.last_gap))) {
            hard.rate *= 4;
        }
        hard.last_gap = now;
        prices.replace(hard.limit, DelayFunction::penalty(hard.multiplier, hard.rate, hard.capacity));
    }
}

bool CapacityMultipliers::is_hopeless() const {
    constexpr double most_rise = 1e9;
    return std::ranges::any_of(hard_, [](Hard const& hard) { return hard.rate > most_rise * hard.first_rate; });
}

}  // namespace corridor
