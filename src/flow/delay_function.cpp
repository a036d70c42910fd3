#include "flow/delay_function.h"

#include <algorithm>
#include <cassert>

namespace corridor {
namespace {

// x^power for a whole power, by squaring.
double raise(double x, int power) {
    double result = 1;
    for (; power > 0; power /= 2) {
        if (power % 2 == 1) {
            result *= x;
        }
        x *= x;
    }
    return result;
}

// Spiess 1990: f(x) = 2 + sqrt(a^2 (1 - x)^2 + b^2) - a (1 - x) - b with b = (2a - 1) / (2a - 2), so that f(0) = 1.
double conical_offset(double steepness) {
    return (2 * steepness - 1) / (2 * steepness - 2);
}

}  // namespace

DelayFunction DelayFunction::power_law(double hours, double capacity, double power) {
    assert(hours >= 0 && capacity > 0 && power > 0);
    if (hours == 0) {
        return {};
    }
    Kind const kind = power == 1                                       ? Kind::linear
                      : power == 4                                     ? Kind::quartic
                      : power == std::floor(power) && power <= 1 << 10 ? Kind::whole_power
                                                                       : Kind::power;
    return {kind, hours, capacity, power};
}

DelayFunction DelayFunction::conical(double free_flow, double capacity, double steepness) {
    assert(free_flow >= 0 && capacity > 0 && steepness > 1);
    return free_flow == 0 ? DelayFunction{} : DelayFunction{Kind::conical, free_flow, capacity, steepness};
}

DelayFunction DelayFunction::queue(double hours, double capacity, double tangent_from) {
    assert(hours >= 0 && capacity > 0 && tangent_from > 0 && tangent_from < 1);
    return hours == 0 ? DelayFunction{} : DelayFunction{Kind::queue, hours, capacity, tangent_from};
}

DelayFunction DelayFunction::hard(double capacity) {
    assert(capacity >= 0);
    return {Kind::hard, 0, capacity};
}

DelayFunction DelayFunction::penalty(double base, double rate, double capacity) {
    return {Kind::penalty, base, capacity, rate};
}

DelayFunction::Value DelayFunction::evaluate(double load) const {
    double const x = load * per_capacity_;
    switch (kind_) {
        case Kind::linear:
            return {hours_ * x, hours_ * per_capacity_};
        case Kind::whole_power: {
            double const below = raise(x, static_cast<int>(shape_) - 1);
            return {hours_ * below * x, shape_ * hours_ * per_capacity_ * below};
        }
        case Kind::power: {
            // The slope of a root is infinite without load; a very steep one serves as well.
            double const below = std::pow(std::max(x, 1e-12), shape_ - 1);
            return {hours_ * below * x, shape_ * hours_ * per_capacity_ * below};
        }
        case Kind::conical:
            return evaluate_conical(load);
        case Kind::queue: {
            double const touch = std::min(x, shape_);
            double const free = 1 - touch;
            double const slope = hours_ * per_capacity_ / (free * free);
            return {hours_ * touch / free + slope * (x - touch) * capacity_, slope};
        }
        case Kind::penalty: {
            double const delay = hours_ + shape_ * (load - capacity_);
            return delay > 0 ? Value{delay, shape_} : Value{};
        }
        default:
            return at(load);
    }
}

DelayFunction::Value DelayFunction::evaluate_conical(double load) const {
    double const free = shape_ * (1 - load * per_capacity_);
    double const offset = conical_offset(shape_);
    double const root = std::sqrt(free * free + offset * offset);
    // f(x) - f(0) with f(0) = 1. The square roots are subtracted by their difference of squares, so that little is
    // lost.
    double const root_at_zero = std::sqrt(shape_ * shape_ + offset * offset);
    double const rise = (free - shape_) * ((free + shape_) / (root + root_at_zero) - 1);
    return {hours_ * rise, hours_ * shape_ * per_capacity_ * (1 - free / root)};
}

double DelayFunction::bend(double load) const {
    double const x = load * per_capacity_;
    double const scale = hours_ * per_capacity_ * per_capacity_;
    switch (kind_) {
        case Kind::quartic:
            return 12 * scale * x * x;
        case Kind::whole_power:
        case Kind::power:
            return scale * shape_ * (shape_ - 1) * std::pow(std::max(x, 1e-12), shape_ - 2);
        case Kind::conical: {
            double const free = shape_ * (1 - x);
            double const offset = conical_offset(shape_);
            double const square = free * free + offset * offset;
            return scale * shape_ * shape_ * offset * offset / (square * std::sqrt(square));
        }
        case Kind::queue: {
            double const free = 1 - x;
            return x < shape_ ? 2 * scale / (free * free * free) : 0;
        }
        default:
            return 0;
    }
}

double DelayFunction::integral(double load) const {
    double const x = load * per_capacity_;
    switch (kind_) {
        case Kind::linear:
            return hours_ * x * load / 2;
        case Kind::quartic:
            return hours_ * x * x * x * x * load / 5;
        case Kind::whole_power:
        case Kind::power:
            return hours_ * std::pow(x, shape_) * load / (shape_ + 1);
        case Kind::conical: {
            // With u = a (1 - x): the integral of sqrt(u^2 + b^2) is (u sqrt(u^2 + b^2) + b^2 asinh(u / b)) / 2.
            double const offset = conical_offset(shape_);
            auto const root_integral = [&](double u) {
                return (u * std::sqrt(u * u + offset * offset) + offset * offset * std::asinh(u / offset)) / 2;
            };
            double const free = shape_ * (1 - x);
            double const roots = (root_integral(shape_) - root_integral(free)) / shape_;
            return hours_ * capacity_ * (roots + (1 - offset) * x - shape_ * (x - x * x / 2));
        }
        case Kind::queue: {
            double const touch = std::min(x, shape_);
            double const curve = hours_ * capacity_ * (-touch - std::log1p(-touch));
            double const beyond = (x - touch) * capacity_;
            Value const from = evaluate(touch * capacity_);
            return curve + beyond * (from.delay + from.slope * beyond / 2);
        }
        case Kind::penalty: {
            // The delay rises from where the line crosses zero, or from its height without load.
            auto const above = [&](double at) {
                double const delay = std::max(0.0, hours_ + shape_ * (at - capacity_));
                return delay * delay / (2 * shape_);
            };
            return shape_ > 0 ? above(load) - above(0) : std::max(0.0, hours_) * load;
        }
        default:
            return 0;
    }
}

}  // namespace corridor
