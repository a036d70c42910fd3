#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "flow/limit_prices.h"

namespace corridor {

// Hard capacities by the method of multipliers (Hestenes 1969, Powell 1969): a capacity c is replaced by the delay
// max(0, m + r (load - c)); when the flows are balanced under it, m becomes that delay, until loads keep to capacities.
// Then m is the delay that keeps them: the queue, or under the system optimum the toll.
class CapacityMultipliers {
public:
    // `first_delays` are multipliers to begin with, by limit; those beyond its end begin at none.
    CapacityMultipliers(std::span<DelayFunction const> limits, std::span<double const> first_delays);

    [[nodiscard]] bool is_empty() const { return hard_.empty(); }
    // Sets the rates so that a tenth too much load costs about this much, before any goods are loaded. REQUIRES: > 0.
    void begin(LimitPrices& prices, double delay);
    // By what share of its capacity a load is off at most: above it, or below it while there is a delay.
    [[nodiscard]] double gap(LimitPrices const& prices) const;
    // Takes the delays of the moment for multipliers; rates rise where loads come no nearer to capacities.
    void update(LimitPrices& prices);
    // Whether some load has come no nearer to its capacity for long, however much the delay grew.
    [[nodiscard]] bool is_hopeless() const;

private:
    struct Hard {
        std::uint32_t limit = 0;
        double capacity = 0;
        double multiplier = 0;
        double rate = 0;
        double usual = 0;  // delay
        double last_gap = std::numeric_limits<double>::infinity();
        int updates_in_vain = 0;
    };
    [[nodiscard]] static double gap(Hard const& hard, LimitPrices const& prices);

    std::vector<Hard> hard_;
};

}  // namespace corridor
