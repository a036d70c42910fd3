#include "routing/shipment.h"

#include <algorithm>

#include "routing/conversion.h"

namespace corridor {

Shipment shipment_of(Network const& network, Demand const& demand) {
    Shipment shipment{.cargo = *network.find_cargo(demand.cargo), .per_hour = std::nullopt};
    Conversion const conversion{network, shipment.cargo};
    if (demand.volume) {
        shipment.per_hour = demand.volume->value / *conversion.in(demand.volume->dimension * dimensions::time);
    }
    if (demand.consignment) {
        shipment.together = demand.consignment->value / *conversion.in(demand.consignment->dimension);
    } else if (demand.arrivals.law == Arrivals::Law::timetable && shipment.per_hour) {
        auto const days_a_week = static_cast<double>(demand.arrivals.timetable.days.size());
        shipment.together = *shipment.per_hour * week.in(hour) / days_a_week;
    }
    return shipment;
}

Shipments shipments_of(Network const& network, Scenario const& scenario) {
    Shipments all;
    for (Demand const& demand : scenario.demands) {
        all.demands.push_back(shipment_of(network, demand));
    }
    auto const unit_of = [&](Shipment const& shipment) { return network.cargoes[shipment.cargo].unit; };
    bool const is_one_unit = std::all_of(all.demands.begin(), all.demands.end(), [&](Shipment const& shipment) {
        return unit_of(shipment) == unit_of(all.demands.front());
    });
    if (is_one_unit) {
        all.unit = all.demands.empty() ? "t" : unit_of(all.demands.front());
        return all;
    }
    auto const all_in = [&](Dimension unit) {
        return std::all_of(all.demands.begin(), all.demands.end(), [&](Shipment const& shipment) {
            return Conversion{network, shipment.cargo}.in(unit).has_value();
        });
    };
    // Gas may not say what it weighs.
    bool const by_volume = !all_in(dimensions::mass) && all_in(dimensions::volume);
    all.unit = by_volume ? "m3" : "t";
    for (Shipment& shipment : all.demands) {
        Conversion const conversion{network, shipment.cargo};
        shipment.weight = by_volume ? *conversion.in(dimensions::volume) / cubic_metre.in_base_units()
                                    : conversion.in(dimensions::mass).value_or(1);
    }
    return all;
}

std::vector<Corridor> corridors_of(Scenario const& scenario, Demand const& demand) {
    if (scenario.corridors.empty()) {
        return {Corridor{}};
    }
    std::vector<Corridor> corridors;
    for (Corridor const& corridor : scenario.corridors) {
        auto const share = demand.split.find(corridor.name);
        bool const has_share = demand.split.empty() || (share != demand.split.end() && share->second > 0);
        if (has_share && may_take(demand, corridor.name)) {
            corridors.push_back(corridor);
        }
    }
    return corridors;
}

}  // namespace corridor
