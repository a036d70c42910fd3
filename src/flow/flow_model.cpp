#include "flow/flow_model.h"

#include "flow/limit_book.h"
#include "flow/standing_outages.h"
#include "flow/way_builder.h"
#include "routing/rates.h"

namespace corridor {
namespace {

bool leads_there(JourneyGraph const& journey) {
    return journey.least_to_target().hours[journey.source()] != SearchGraph::unreachable;
}

}  // namespace

std::optional<double> price_of_unserved(Network const& network, Demand const& demand, CargoId cargo) {
    if (!demand.unserved) {
        return std::nullopt;
    }
    return Rates{network, cargo}.for_one_unit(*demand.unserved).value_or(Money{}).in(dollar);
}

FlowModel build_flow_model(Network const& network, Scenario const& scenario, FlowModelOptions const& options) {
    FlowModel model;
    model.workspace = std::make_unique<Workspace>(network);
    Shipments shipments = shipments_of(network, scenario);
    model.unit = shipments.unit;
    LimitBook book{network, model};
    for (std::size_t i = 0; i < scenario.demands.size(); ++i) {
        Demand const& demand = scenario.demands[i];
        Traffic traffic;
        traffic.shipment = shipments.demands[i];
        traffic.price_of_unserved = price_of_unserved(network, demand, traffic.shipment.cargo);
        WayBuilder ways{network, traffic.shipment, book};
        Demand asked = demand;
        if (!options.heeds_split) {
            asked.split.clear();
        }
        for (Corridor const& corridor : corridors_of(scenario, asked)) {
            Corridor const* const constraint = corridor.name.empty() ? nullptr : &corridor;
            std::string const title = corridor.title.empty() ? corridor.name : corridor.title;
            Query const query = model.workspace->query(scenario, demand, constraint);
            if (!leads_there(query.graph)) {
                traffic.unreachable.push_back(
                    {corridor.name, title, model.workspace->explain_no_route(scenario, demand, constraint)});
                continue;
            }
            Way way = ways.build(query.graph, query.worth, options.detour);
            way.corridor = corridor.name;
            way.title = title;
            traffic.ways.push_back(std::move(way));
        }
        model.demands.push_back(std::move(traffic));
    }
    take_out_for_good(network, model.limits);
    return model;
}

}  // namespace corridor
