#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/routing/search.h"
#include "corridor/scenario/scenario.h"
#include "routing/journey.h"

namespace corridor {

// What a shipper's time, uncertainty, capital and carbon are worth for one unit of a demand's cargo.
class Worth {
public:
    Worth(Network const& network, Shipper const& shipper, Demand const& demand, CargoId cargo);

    // USD per hour of mean time: the value of time.
    [[nodiscard]] double of_time() const { return of_time_; }
    // USD per hour of mean time: interest on the cargo's value.
    [[nodiscard]] double of_capital() const { return of_capital_; }
    // USD per hour of standard deviation.
    [[nodiscard]] double of_deviation() const { return of_time_ * reliability_ratio_; }
    [[nodiscard]] double reliability_ratio() const { return reliability_ratio_; }
    // USD per tonne of CO2e.
    [[nodiscard]] double of_carbon() const { return of_carbon_; }
    // For each time that a country is entered.
    [[nodiscard]] Money premium(std::string const& country) const;
    [[nodiscard]] bool has_premiums() const { return !premiums_.empty(); }

    // The same with another value, for questions of the form "at which value does the answer change?".
    [[nodiscard]] Worth with_value_of_time(double dollars_per_hour) const;
    [[nodiscard]] Worth with_carbon_price(double dollars_per_tonne) const;
    [[nodiscard]] Worth with_premium(std::string const& country, Money premium) const;

private:
    double of_time_ = 0;
    double of_capital_ = 0;
    double reliability_ratio_ = 0;
    double of_carbon_ = 0;
    std::map<std::string, Money> premiums_;
};

// Weights of a journey graph's edges.
[[nodiscard]] std::vector<double> weights(JourneyGraph const& graph, Worth const& worth, Criterion criterion,
                                          double of_variance);

// Lower bounds of the same weights, without variance, from each vertex to the target.
[[nodiscard]] std::vector<double> least_to_target(JourneyGraph const& graph, Worth const& worth, Criterion criterion);

// The best route by generalised cost, whose unreliability part is a multiple of the standard deviation and so does not
// add up. The generalised cost A + k sqrt(V) is concave in (A, V), so the best route is also best by A + w V for
// w = k / (2 sqrt(V of the best)); the search narrows w until the routes at both ends are one, or walks the corners of
// the lower hull of (A, V) between them. Exact.
struct BestPath {
    std::vector<SearchGraph::Edge> edges;
    double additive = 0;  // A: all of the criterion that adds up, in USD (or h, or t)
    double variance = 0;  // V, in h^2
    double value = 0;     // of the criterion
};
[[nodiscard]] std::optional<BestPath> best_path(JourneyGraph const& graph, Worth const& worth, Criterion criterion);

// Where a best path is looked for: a graph with the variance of each edge, in h^2, and for each vertex a lower bound of
// the variance to the target (see SearchGraph::path).
struct SearchSpace {
    SearchGraph const& graph;
    SearchGraph::Vertex source;
    SearchGraph::Vertex target;
    std::vector<double> const& variance;
    std::vector<double> const& least_variance;
};
[[nodiscard]] SearchSpace search_space(JourneyGraph const& graph);

// The same, with the edges' additive weights given (an entry for each edge) and k, the price of an hour of deviation.
// `least` is, for each vertex, a lower bound of its additive weight to the target.
[[nodiscard]] std::optional<BestPath> best_path(SearchSpace const& space, std::vector<double> const& additive,
                                                std::vector<double> const& least, double of_deviation);

}  // namespace corridor
