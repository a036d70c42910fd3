#pragma once

#include <vector>

#include "corridor/routing/compare.h"
#include "routing/query.h"

namespace corridor {

// A corridor of a demand with its search and its best route.
struct Contender {
    std::string name;
    Query const* query = nullptr;
    BestPath const* path = nullptr;
    Route const* route = nullptr;
};

// For each rival of the winner, where one number makes the two equal by generalised cost: the shipper's value of time
// and carbon price, the rival's through rate and its biggest dwell, the winner's own rate and dwell, and the premium
// for each country that the shipper names and only one of the two enters. Exact: routes may change on the way there.
[[nodiscard]] std::vector<BreakEven> break_even(Network const& network, Demand const& demand,
                                                std::vector<Contender> const& contenders, std::size_t winner,
                                                Shipper const& shipper);

}  // namespace corridor
