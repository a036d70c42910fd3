#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <utility>
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

// What all searches on one network share: the mode-state graph, a ledger for each cargo and date, and the part of the
// graph that each journey may use. None of it depends on what shippers value, so asking again with other values
// searches at once.
class Workspace {
public:
    // REQUIRES: the network outlives this.
    explicit Workspace(Network const& network) : network_{network}, graph_{network} {}

    [[nodiscard]] Network const& network() const { return network_; }
    [[nodiscard]] Graph const& graph() const { return graph_; }

    // Valid as long as this. REQUIRES: the demand's places and cargo are known to the network.
    [[nodiscard]] Query query(Scenario const& scenario, Demand const& demand, Corridor const* corridor);

    // What everything costs a cargo, valid as long as this.
    [[nodiscard]] Ledger const& ledger(CargoId cargo, std::optional<std::chrono::sys_days> departure);

    // Why nothing leads from origin to destination within the corridor. REQUIRES: nothing does.
    [[nodiscard]] NoRoute explain_no_route(Scenario const& scenario, Demand const& demand, Corridor const* corridor);

private:
    using Date = std::optional<std::chrono::sys_days>;
    struct Way {
        Journey journey;
        Ledger const* ledger;
        std::unique_ptr<JourneyGraph> graph;
    };

    JourneyGraph const& way(Journey journey, Ledger const& ledger);
    [[nodiscard]] bool leads_through(Journey const& journey, Ledger const& ledger,
                                     JourneyGraph::Closures closures) const;

    Network const& network_;
    Graph graph_;
    std::map<std::pair<CargoId, Date>, std::unique_ptr<Ledger>> ledgers_;
    std::vector<Way> ways_;
};

}  // namespace corridor
