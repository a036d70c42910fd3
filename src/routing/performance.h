#pragma once

#include <vector>

#include "corridor/routing/compare.h"

namespace corridor {

// CAREC's measures of a route's part on land (Asian Development Bank, Corridor Performance Measurement and Monitoring):
// stops at ports and the sea are left out. `unit_mass` scales costs to 20 t of cargo; without it they stay per unit.
[[nodiscard]] CorridorPerformance performance(Network const& network, Route const& route,
                                              std::optional<Mass> unit_mass);

// Distance, time and cost summed up to the end of each step (UN ESCAP's time/cost–distance method).
[[nodiscard]] std::vector<TimeCostDistance> time_cost_distance(Route const& route);

// What the ranges of figures do to a route's cost, each figure alone, largest effect first.
[[nodiscard]] std::vector<Influence> influences(Network const& network, Route const& route);

// A route's cost if every range went the cheap way, and if every range went the dear way. Figures whose product is a
// piece of the cost multiply.
struct CostRange {
    Money low;
    Money high;
};
[[nodiscard]] CostRange cost_range(Network const& network, Route const& route);

// Whether a piece of cost rests on at least one figure that is no source's.
[[nodiscard]] bool rests_on_assumption(Network const& network, CostItem const& item);

// The share of a route's cost that rests on at least one assumed figure.
[[nodiscard]] double assumption_share(Network const& network, Route const& route);

}  // namespace corridor
