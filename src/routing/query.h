#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "corridor/routing/search.h"
#include "routing/assemble.h"
#include "routing/journey.h"
#include "routing/ledger.h"
#include "routing/worth.h"

namespace corridor {

// A demand on one corridor, ready to be searched.
struct Query {
    JourneyGraph const& graph;
    Worth worth;
};

// What all searches on one network share: the mode-state graph, a ledger for each cargo, date and class of shippers,
// and the part of the graph that each journey may use. None of it depends on what shippers value, so asking again with
// other values searches at once.
class Workspace {
public:
    // REQUIRES: the network outlives this.
    explicit Workspace(Network const& network) : network_{network}, graph_{network} {}

    [[nodiscard]] Network const& network() const { return network_; }
    [[nodiscard]] Graph const& graph() const { return graph_; }

    // Valid as long as this. REQUIRES: the demand's places and cargo are known to the network.
    [[nodiscard]] Query query(Scenario const& scenario, Demand const& demand, Corridor const* corridor);

    // What everything costs a demand's goods, valid as long as this. REQUIRES: the cargo is known to the network.
    [[nodiscard]] Ledger const& ledger(Scenario const& scenario, Demand const& demand);

    // Why nothing leads from origin to destination within the corridor. REQUIRES: nothing does.
    [[nodiscard]] NoRoute explain_no_route(Scenario const& scenario, Demand const& demand, Corridor const* corridor);

private:
    struct Way {
        Journey journey;
        Ledger const* ledger;
        std::unique_ptr<JourneyGraph> graph;
    };

    Ledger const& ledger(Traveller const& traveller);
    JourneyGraph const& way(Journey journey, Ledger const& ledger);
    [[nodiscard]] bool leads_through(Journey const& journey, Ledger const& ledger,
                                     JourneyGraph::Closures closures) const;

    Network const& network_;
    Graph graph_;
    std::map<Traveller, std::unique_ptr<Ledger>> ledgers_;
    std::vector<Way> ways_;
};

}  // namespace corridor
