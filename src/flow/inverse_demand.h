#pragma once

namespace corridor {

// The cost at which just so much would be shipped: what an elastic demand is to the solver. Falls, or stays, as more is
// shipped. Money and units per hour.
class InverseDemand {
public:
    // All is shipped up to this cost and nothing beyond it: a price for what is not shipped.
    [[nodiscard]] static InverseDemand price(double cost);
    // Demand falls in a line from `most` at no cost to nothing at `choke`. REQUIRES: both > 0.
    [[nodiscard]] static InverseDemand linear(double most, double choke);
    // most * exp(-cost / cost_scale). REQUIRES: both > 0.
    [[nodiscard]] static InverseDemand exponential(double most, double cost_scale);
    // volume * (cost / at_cost)^-elasticity. REQUIRES: all > 0.
    [[nodiscard]] static InverseDemand constant_elasticity(double volume, double at_cost, double elasticity);

    struct Value {
        double cost = 0;
        double slope = 0;  // of the cost by what is shipped: zero or less
    };
    // REQUIRES: shipped > 0.
    [[nodiscard]] Value at(double shipped) const;
    // What would be shipped at a cost, a price taking all. REQUIRES: cost > 0 for constant elasticity.
    [[nodiscard]] double demand(double cost, double most) const;
    // Of the cost from nothing shipped to so much; of a constant elasticity of at most one that is infinite, and the
    // integral begins at one unit.
    [[nodiscard]] double integral(double shipped) const;
    // Whether the cost is without bounds as nothing is shipped.
    [[nodiscard]] bool is_unbounded() const { return kind_ == Kind::exponential || kind_ == Kind::constant_elasticity; }

private:
    enum class Kind { price, linear, exponential, constant_elasticity };
    InverseDemand(Kind kind, double volume, double cost, double elasticity = 1)
        : kind_{kind}, volume_{volume}, cost_{cost}, elasticity_{elasticity} {}

    Kind kind_;
    double volume_;
    double cost_;
    double elasticity_;
};

}  // namespace corridor
