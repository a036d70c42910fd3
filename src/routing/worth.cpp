#include "routing/worth.h"

#include <algorithm>
#include <cmath>

#include "routing/rates.h"

namespace corridor {
namespace {

constexpr double hours_per_year = 365.25 * 24;

double unit_value(Network const& network, Rates const& rates, Demand const& demand, CargoId cargo) {
    if (demand.value) {
        return rates.for_one_unit(*demand.value).value_or(Money{}).in(dollar);
    }
    Figure<Price> const own = network.cargoes[cargo].value;
    return own ? rates.for_one_unit(network.figures.value(own)).value_or(Money{}).in(dollar) : 0.0;
}

}  // namespace

Worth::Worth(Network const& network, Shipper const& shipper, Demand const& demand, CargoId cargo)
    : reliability_ratio_{shipper.reliability_ratio}, of_carbon_{shipper.carbon_price.in(dollar)} {
    Rates const rates{network, cargo};
    if (shipper.value_of_time_per_day) {
        of_time_ = rates.for_one_unit(*shipper.value_of_time_per_day).value_or(Money{}).in(dollar) / 24;
    }
    of_capital_ = unit_value(network, rates, demand, cargo) * shipper.capital_rate / hours_per_year;
    for (auto const& [country, price] : shipper.risk_premium) {
        premiums_[country] = rates.for_one_unit(price).value_or(Money{});
    }
}

Money Worth::premium(std::string const& country) const {
    auto const found = premiums_.find(country);
    return found == premiums_.end() ? Money{} : found->second;
}

Worth Worth::with_value_of_time(double dollars_per_hour) const {
    Worth changed = *this;
    changed.of_time_ = dollars_per_hour;
    return changed;
}

Worth Worth::with_carbon_price(double dollars_per_tonne) const {
    Worth changed = *this;
    changed.of_carbon_ = dollars_per_tonne;
    return changed;
}

Worth Worth::with_premium(std::string const& country, Money premium) const {
    Worth changed = *this;
    changed.premiums_[country] = premium;
    return changed;
}

namespace {

// What adds up to a criterion, row by row; risk premiums are not among the columns.
std::vector<double> combine(JourneyGraph::Columns const& columns, Worth const& worth, Criterion criterion,
                            double of_variance) {
    switch (criterion) {
        case Criterion::cost:
            return columns.dollars;
        case Criterion::time:
            return columns.hours;
        case Criterion::co2e:
            return columns.tonnes;
        case Criterion::generalised:
            break;
    }
    std::vector<double> weights(columns.dollars.size());
    double const of_time = worth.of_time() + worth.of_capital();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = columns.dollars[i] + of_time * columns.hours[i] + worth.of_carbon() * columns.tonnes[i] +
                     of_variance * columns.variance[i];
    }
    return weights;
}

}  // namespace

std::vector<double> weights(JourneyGraph const& graph, Worth const& worth, Criterion criterion, double of_variance) {
    std::vector<double> weights = combine(graph.columns(), worth, criterion, of_variance);
    if (criterion == Criterion::generalised && worth.has_premiums()) {
        for (auto const& [edge, country] : graph.entries()) {
            weights[edge] += worth.premium(country).in(dollar);
        }
    }
    return weights;
}

std::vector<double> least_to_target(JourneyGraph const& graph, Worth const& worth, Criterion criterion) {
    return combine(graph.least_to_target(), worth, criterion, 0);
}

namespace {

class HullSearch {
public:
    HullSearch(SearchSpace const& space, std::vector<double> const& additive, std::vector<double> const& least,
               double of_deviation)
        : space_{space}, additive_{additive}, least_{least}, of_deviation_{of_deviation} {}

    std::optional<BestPath> run() {
        auto const cheapest = solve(0);
        if (!cheapest) {
            return std::nullopt;
        }
        best_ = *cheapest;
        if (of_deviation_ == 0 || cheapest->variance == 0) {
            return best_;
        }
        // The best route's variance lies between the least possible and that of the cheapest route.
        BestPath const low = take(solve_for_variance(cheapest->variance));
        BestPath const steadiest = take(least_variance());
        BestPath const high = steadiest.variance > 0 ? take(solve_for_variance(steadiest.variance)) : steadiest;
        explore(low, high, 0);
        return best_;
    }

private:
    // The best by so much of the additive weight and so much of the variance.
    std::optional<BestPath> solve(double of_variance, double of_additive = 1) {
        auto const combine = [=](std::vector<double> const& additive, std::vector<double> const& variance,
                                 std::vector<double>& sum) {
            sum.resize(additive.size());
            std::transform(additive.begin(), additive.end(), variance.begin(), sum.begin(),
                           [=](double a, double v) { return of_additive * a + of_variance * v; });
        };
        bool const is_plain = of_variance == 0 && of_additive == 1;
        if (!is_plain) {
            combine(additive_, space_.variance, combined_);
            combine(least_, space_.least_variance, potential_);
        }
        auto edges = space_.graph.path(space_.source, space_.target, is_plain ? additive_ : combined_,
                                       is_plain ? least_ : potential_);
        if (!edges) {
            return std::nullopt;
        }
        BestPath found{.edges = std::move(*edges)};
        for (SearchGraph::Edge const edge : found.edges) {
            found.additive += additive_[edge];
            found.variance += space_.variance[edge];
        }
        found.value = found.additive + of_deviation_ * std::sqrt(found.variance);
        return found;
    }

    BestPath solve_for_variance(double variance) { return *solve(of_deviation_ / (2 * std::sqrt(variance))); }

    BestPath least_variance() { return *solve(1, 0); }

    BestPath take(BestPath path) {
        if (path.value < best_.value) {
            best_ = path;
        }
        return path;
    }

    // Corners of the hull between two of them, by the slope of the line that joins them.
    void explore(BestPath const& low, BestPath const& high, int depth) {
        double const gain = low.variance - high.variance;
        constexpr int deepest = 64;
        if (gain <= 1e-9 * low.variance || high.additive <= low.additive || depth == deepest) {
            return;
        }
        double const slope = (high.additive - low.additive) / gain;
        BestPath const between = take(*solve(slope));
        double const line = low.additive + slope * low.variance;
        double const below = line - (between.additive + slope * between.variance);
        if (below <= 1e-12 * line) {
            return;
        }
        explore(low, between, depth + 1);
        explore(between, high, depth + 1);
    }

    SearchSpace const& space_;
    std::vector<double> const& additive_;
    std::vector<double> const& least_;
    double of_deviation_;
    std::vector<double> combined_;
    std::vector<double> potential_;
    BestPath best_;
};

}  // namespace

SearchSpace search_space(JourneyGraph const& graph) {
    return {graph.search(), graph.source(), graph.target(), graph.columns().variance, graph.least_to_target().variance};
}

std::optional<BestPath> best_path(SearchSpace const& space, std::vector<double> const& additive,
                                  std::vector<double> const& least, double of_deviation) {
    return HullSearch{space, additive, least, of_deviation}.run();
}

std::optional<BestPath> best_path(JourneyGraph const& graph, Worth const& worth, Criterion criterion) {
    return best_path(search_space(graph), weights(graph, worth, criterion, 0), least_to_target(graph, worth, criterion),
                     criterion == Criterion::generalised ? worth.of_deviation() : 0);
}

}  // namespace corridor
