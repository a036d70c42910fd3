#pragma once

#include <cmath>

namespace corridor {

// What passing a limit takes longer than in free flow, in hours, as a function of its load in the limit's own unit per
// hour. Never falls with the load.
class DelayFunction {
public:
    // No delay, whatever the load.
    DelayFunction() = default;

    // hours * (load / capacity)^power: the curve of the Bureau of Public Roads (1964), `hours` being what a load of the
    // capacity takes longer. REQUIRES: hours >= 0, capacity > 0, power > 0.
    [[nodiscard]] static DelayFunction power_law(double hours, double capacity, double power);
    // Spiess's conical curve (1990): free_flow * (f(load / capacity) - f(0)), where f(1) = 2 and `steepness` is the
    // slope that f tends to. REQUIRES: free_flow >= 0, capacity > 0, steepness > 1.
    [[nodiscard]] static DelayFunction conical(double free_flow, double capacity, double steepness);
    // Davidson's queue (1966): hours * x / (1 - x) for a utilisation x = load / capacity; beyond `tangent_from` along
    // the tangent there, so that loads may exceed the capacity. REQUIRES: hours >= 0, capacity > 0, 0 < tangent_from
    // < 1.
    [[nodiscard]] static DelayFunction queue(double hours, double capacity, double tangent_from = 0.999);
    // No delay up to the capacity, and no load beyond it: whoever solves for it finds the delay that keeps the load.
    // REQUIRES: capacity >= 0.
    [[nodiscard]] static DelayFunction hard(double capacity);
    // The greater of zero and base + rate * (load - capacity): what the method of multipliers puts in place of a hard
    // capacity.
    [[nodiscard]] static DelayFunction penalty(double base, double rate, double capacity);

    struct Value {
        double delay = 0;
        double slope = 0;  // of the delay by the load
    };
    // REQUIRES: load >= 0.
    [[nodiscard]] Value at(double load) const {
        if (kind_ == Kind::quartic) {
            double const x = load * per_capacity_;
            double const cube = x * x * x;
            return {hours_ * cube * x, 4 * hours_ * per_capacity_ * cube};
        }
        return kind_ == Kind::none || kind_ == Kind::hard ? Value{} : evaluate(load);
    }
    [[nodiscard]] double delay(double load) const { return at(load).delay; }
    // The second derivative.
    [[nodiscard]] double bend(double load) const;
    // From no load to this one, in hours times the limit's unit per hour.
    [[nodiscard]] double integral(double load) const;
    // By how much one unit more of load lengthens the delays of all together, its own included.
    [[nodiscard]] double marginal(double load) const {
        Value const value = at(load);
        return value.delay + load * value.slope;
    }

    [[nodiscard]] bool is_none() const { return kind_ == Kind::none; }
    [[nodiscard]] bool is_hard() const { return kind_ == Kind::hard; }
    // Whether the slope jumps, or all but jumps, somewhere.
    [[nodiscard]] bool has_kink() const {
        return kind_ == Kind::queue || kind_ == Kind::hard || kind_ == Kind::penalty;
    }
    [[nodiscard]] double capacity() const { return capacity_; }

private:
    enum class Kind { none, linear, quartic, whole_power, power, conical, queue, hard, penalty };
    DelayFunction(Kind kind, double hours, double capacity, double shape = 0)
        : kind_{kind}, hours_{hours}, per_capacity_{1 / capacity}, capacity_{capacity}, shape_{shape} {}

    [[nodiscard]] Value evaluate(double load) const;
    [[nodiscard]] Value evaluate_conical(double load) const;

    Kind kind_ = Kind::none;
    double hours_ = 0;
    double per_capacity_ = 0;
    double capacity_ = 0;
    double shape_ = 0;  // power, steepness, or where the tangent begins; rate of a penalty
};

}  // namespace corridor
