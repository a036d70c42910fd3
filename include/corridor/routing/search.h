#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corridor/routing/itinerary.h"
#include "corridor/routing/route.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// What a search minimises.
enum class Criterion { generalised, cost, time, co2e };

// Why there is no route: the constraints that, each alone, removed the last one; or that places are not connected even
// without constraints.
struct NoRoute {
    std::string reason;                   // one sentence
    std::vector<std::string> removed_by;  // constraints whose single removal opens a route: "avoid aktau"
};

// A corridor that a demand can't take.
struct NoWay {
    std::string corridor;
    std::string title;
    NoRoute why;
};

using RouteAnswer = std::variant<Route, NoRoute>;

// Finds routes for one demand of a scenario, within one corridor's constraints. The mode-state graph (Jourquin and
// Beuthe 1996) is built once a network; every query re-weights it. It keeps what it has worked out for the next
// question, so several threads need a router each.
class Router {
public:
    // REQUIRES: `faults(scenario, network)` is empty; network and scenario outlive the router.
    Router(Network const& network, Scenario const& scenario);
    ~Router();
    Router(Router const&) = delete;
    Router& operator=(Router const&) = delete;

    // Best route of a demand; with a corridor, within its constraints.
    [[nodiscard]] RouteAnswer best(Demand const& demand, Corridor const* corridor = nullptr,
                                   Criterion criterion = Criterion::generalised) const;

    // The same stage by stage, for whoever follows the goods.
    [[nodiscard]] std::variant<Itinerary, NoRoute> itinerary(Demand const& demand,
                                                             Corridor const* corridor = nullptr) const;

    // The `count` best loopless routes in the order of the criterion (Yen 1971, Lawler 1972). Generalised cost is
    // linearised at the best route's standard deviation to find them, then they are sorted by their full cost.
    [[nodiscard]] std::variant<std::vector<Route>, NoRoute> alternatives(
        Demand const& demand, int count, Corridor const* corridor = nullptr,
        Criterion criterion = Criterion::generalised) const;

    // All routes that no other route beats in cost, mean time, variance and CO2e together, sorted by cost.
    [[nodiscard]] std::variant<std::vector<Route>, NoRoute> pareto_front(Demand const& demand,
                                                                         Corridor const* corridor = nullptr) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace corridor
