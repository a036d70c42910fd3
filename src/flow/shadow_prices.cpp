#include "flow/shadow_prices.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

class Slopes {
public:
    Slopes(Planner& planner, std::vector<double> const& price_of_unserved, double cost)
        : planner_{planner}, price_of_unserved_{price_of_unserved}, capacities_{planner.capacities()}, cost_{cost} {}

    // What the cost falls by for one more of a limit, looking to one side of its capacity.
    double slope(std::size_t limit, double side) {
        double const capacity = capacities_[limit];
        // The solver's own tolerance over a step of a hundredth hides what is less.
        double const trace = 1e-6 * std::abs(cost_) / capacity;
        double step = 1e-2 * capacity;
        double found = slope_over(limit, side * step);
        // A step that reaches beyond the first piece shows a slope that half of it does not.
        for (int finer = 0; finer < 3; ++finer) {
            double const closer = slope_over(limit, side * step / 2);
            if (std::abs(closer - found) <= 1e-6 * std::abs(found) + trace) {
                break;
            }
            step /= 10;
            found = slope_over(limit, side * step);
        }
        return found > trace ? found : 0;
    }

private:
    double slope_over(std::size_t limit, double step) {
        double const before = capacities_[limit];
        capacities_[limit] = before + step;
        double const cost = planner_.cheapest(capacities_, price_of_unserved_).value;
        capacities_[limit] = before;
        return (cost_ - cost) / step;
    }

    Planner& planner_;
    std::vector<double> const& price_of_unserved_;
    std::vector<double> capacities_;
    double cost_;
};

}  // namespace

std::vector<ShadowPrice> shadow_prices(FlowModel const& model, Planner& planner,
                                       std::vector<double> const& price_of_unserved, Plan const& plan) {
    Slopes slopes{planner, price_of_unserved, plan.value};
    std::vector<ShadowPrice> prices;
    for (std::size_t i = 0; i < model.limits.size(); ++i) {
        Limit const& limit = model.limits[i];
        bool const is_exhausted =
            limit.counts != Limit::Counts::balance && plan.used[i] >= limit.capacity * (1 - 1e-9) && limit.capacity > 0;
        if (is_exhausted) {
            ShadowPrice const price{i, plan.used[i], slopes.slope(i, 1), slopes.slope(i, -1)};
            if (price.high > 0) {
                prices.push_back(price);
            }
        }
    }
    auto const worth = [&](ShadowPrice const& price) { return price.high * model.limits[price.limit].capacity; };
    std::stable_sort(prices.begin(), prices.end(),
                     [&](ShadowPrice const& a, ShadowPrice const& b) { return worth(a) > worth(b); });
    return prices;
}

}  // namespace corridor
