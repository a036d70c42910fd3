#include "flow/inverse_demand.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace corridor {

InverseDemand InverseDemand::price(double cost) {
    return {Kind::price, 0, cost};
}

InverseDemand InverseDemand::linear(double most, double choke) {
    assert(most > 0 && choke > 0);
    return {Kind::linear, most, choke};
}

InverseDemand InverseDemand::exponential(double most, double cost_scale) {
    assert(most > 0 && cost_scale > 0);
    return {Kind::exponential, most, cost_scale};
}

InverseDemand InverseDemand::constant_elasticity(double volume, double at_cost, double elasticity) {
    assert(volume > 0 && at_cost > 0 && elasticity > 0);
    return {Kind::constant_elasticity, volume, at_cost, elasticity};
}

InverseDemand::Value InverseDemand::at(double shipped) const {
    switch (kind_) {
        case Kind::linear:
            return {cost_ * (1 - shipped / volume_), -cost_ / volume_};
        case Kind::exponential:
            return {-cost_ * std::log(shipped / volume_), -cost_ / shipped};
        case Kind::constant_elasticity: {
            double const cost = cost_ * std::pow(shipped / volume_, -1 / elasticity_);
            return {cost, -cost / (elasticity_ * shipped)};
        }
        case Kind::price:
            break;
    }
    return {cost_, 0};
}

double InverseDemand::demand(double cost, double most) const {
    switch (kind_) {
        case Kind::linear:
            return std::clamp(volume_ * (1 - cost / cost_), 0.0, most);
        case Kind::exponential:
            return std::min(most, volume_ * std::exp(-cost / cost_));
        case Kind::constant_elasticity:
            return std::min(most, volume_ * std::pow(cost / cost_, -elasticity_));
        case Kind::price:
            break;
    }
    return cost <= cost_ ? most : 0;
}

double InverseDemand::integral(double shipped) const {
    if (shipped <= 0) {
        return 0;
    }
    switch (kind_) {
        case Kind::linear:
            return cost_ * shipped * (1 - shipped / volume_ / 2);
        case Kind::exponential:
            return cost_ * shipped * (1 - std::log(shipped / volume_));
        case Kind::constant_elasticity: {
            double const power = 1 - 1 / elasticity_;
            auto const antiderivative = [&](double x) {
                return power == 0 ? std::log(x / volume_) : std::pow(x / volume_, power) / power;
            };
            return cost_ * volume_ * (antiderivative(shipped) - (power > 0 ? 0 : antiderivative(1)));
        }
        case Kind::price:
            break;
    }
    return cost_ * shipped;
}

}  // namespace corridor
