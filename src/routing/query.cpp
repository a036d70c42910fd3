#include "routing/query.h"

#include <algorithm>

namespace corridor {
namespace {

Journey journey_of(Network const& network, Demand const& demand, Corridor const* corridor) {
    Journey journey{*network.find_node(demand.from), *network.find_node(demand.to), {}, {}};
    if (corridor != nullptr) {
        journey.to = *network.find_node(destination(demand, *corridor));
        journey.through = corridor->through;
        journey.avoid = corridor->avoid;
    }
    return journey;
}

}  // namespace

Ledger const& Workspace::ledger(Traveller const& traveller) {
    auto& ledger = ledgers_[traveller];
    if (!ledger) {
        ledger = std::make_unique<Ledger>(network_, graph_, traveller);
    }
    return *ledger;
}

Ledger const& Workspace::ledger(Scenario const& scenario, Demand const& demand) {
    return ledger(
        Traveller{*network_.find_cargo(demand.cargo), scenario.departure, shipper_class(network_, demand.shipper)});
}

JourneyGraph const& Workspace::way(Journey journey, Ledger const& ledger) {
    auto const known = std::find_if(ways_.begin(), ways_.end(),
                                    [&](Way const& way) { return way.ledger == &ledger && way.journey == journey; });
    if (known != ways_.end()) {
        return *known->graph;
    }
    auto graph = std::make_unique<JourneyGraph>(network_, graph_, ledger, journey);
    return *ways_.emplace_back(Way{std::move(journey), &ledger, std::move(graph)}).graph;
}

Query Workspace::query(Scenario const& scenario, Demand const& demand, Corridor const* corridor) {
    Ledger const& prices = ledger(scenario, demand);
    return {way(journey_of(network_, demand, corridor), prices),
            Worth{network_, scenario.shipper, demand, prices.cargo()}};
}

bool Workspace::leads_through(Journey const& journey, Ledger const& ledger, JourneyGraph::Closures closures) const {
    JourneyGraph const graph{network_, graph_, ledger, journey, closures};
    std::vector<double> const anything(graph.search().edge_count(), 0.0);
    auto const tree = graph.search().from(graph.source(), anything);
    return tree.distance[graph.target()] != SearchGraph::unreachable;
}

NoRoute Workspace::explain_no_route(Scenario const& scenario, Demand const& demand, Corridor const* corridor) {
    Ledger const& prices = ledger(scenario, demand);
    Journey const journey = journey_of(network_, demand, corridor);
    std::string const ends = demand.from + " to " + network_.nodes[journey.to].id;

    if (!leads_through({journey.from, journey.to, {}, {}}, prices, JourneyGraph::Closures::ignored)) {
        return {"the network connects " + ends + " by no mode that carries " + demand.cargo, {}};
    }
    NoRoute answer;
    for (std::size_t i = 0; i < journey.avoid.size(); ++i) {
        Journey relaxed = journey;
        relaxed.avoid.erase(relaxed.avoid.begin() + static_cast<std::ptrdiff_t>(i));
        if (leads_through(relaxed, prices, JourneyGraph::Closures::respected)) {
            answer.removed_by.push_back("avoid " + to_string(journey.avoid[i]));
        }
    }
    for (std::size_t i = 0; i < journey.through.size(); ++i) {
        Journey relaxed = journey;
        relaxed.through.erase(relaxed.through.begin() + static_cast<std::ptrdiff_t>(i));
        if (leads_through(relaxed, prices, JourneyGraph::Closures::respected)) {
            answer.removed_by.push_back("through " + to_string(journey.through[i]));
        }
    }
    for (std::size_t i = 0; i < network_.closures.size(); ++i) {
        Network reopened = network_;
        reopened.closures.erase(reopened.closures.begin() + static_cast<std::ptrdiff_t>(i));
        Ledger const without{reopened, graph_, prices.traveller()};
        if (leads_through(journey, without, JourneyGraph::Closures::respected)) {
            answer.removed_by.push_back("closed " + to_string(network_.closures[i].what));
        }
    }
    answer.reason = "no route from " + ends;
    if (answer.removed_by.empty()) {
        answer.reason += ": only several constraints together remove the last one";
    } else {
        answer.reason += ": the last one is removed by '" + answer.removed_by.front() + "'";
    }
    return answer;
}

}  // namespace corridor
