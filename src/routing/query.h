#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corridor/routing/search.h"
#include "routing/assemble.h"
#include "routing/journey.h"
#include "routing/ledger.h"
#include "routing/worth.h"

namespace corridor {

// A demand on one corridor, ready to be searched.
struct Query {
    Journey journey;
    JourneyGraph graph;
    Worth worth;
};

// What the searches of one network share: the mode-state graph, and a ledger for each cargo.
class Workspace {
public:
    // REQUIRES: network and scenario outlive this.
    Workspace(Network const& network, Scenario const& scenario)
        : network_{network}, scenario_{scenario}, graph_{network} {}

    [[nodiscard]] Network const& network() const { return network_; }
    [[nodiscard]] Scenario const& scenario() const { return scenario_; }
    [[nodiscard]] Graph const& graph() const { return graph_; }

    // REQUIRES: the demand's places and cargo are known to the network.
    [[nodiscard]] Query query(Demand const& demand, Corridor const* corridor);

    // Why nothing leads from origin to destination within the corridor. REQUIRES: nothing does.
    [[nodiscard]] NoRoute explain_no_route(Demand const& demand, Corridor const* corridor);

private:
    Ledger const& ledger(CargoId cargo);
    [[nodiscard]] bool leads_through(Journey const& journey, Ledger const& ledger,
                                     JourneyGraph::Closures closures) const;

    Network const& network_;
    Scenario const& scenario_;
    Graph graph_;
    std::map<CargoId, std::unique_ptr<Ledger>> ledgers_;
};

}  // namespace corridor
