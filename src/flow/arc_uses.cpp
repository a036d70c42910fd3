#include "flow/arc_uses.h"

#include <algorithm>

#include "routing/rates.h"

namespace corridor {

void ArcUses::add(Arc const& arc, std::vector<Use>& uses) {
    switch (arc.kind) {
        case Arc::Kind::load:
        case Arc::Kind::unload:
            port(arc.from, uses);
            break;
        case Arc::Kind::run:
            run(arc, uses);
            break;
        case Arc::Kind::transfer:
            port(arc.from, uses);
            if (arc.transfer) {
                pass(facilities_.transfer(arc.from, *arc.transfer), uses);
            }
            break;
        case Arc::Kind::sail:
            sail(arc, uses);
            break;
        case Arc::Kind::alight:
            handle(arc, &ServiceLimits::landing, uses);
            break;
        case Arc::Kind::board:
            handle(arc, &ServiceLimits::loading, uses);
            break;
    }
    for (ControlRef const passed : arc.controls) {
        control(passed, arc.mode, uses);
    }
}

void ArcUses::use(std::uint32_t limit, double amount, std::vector<Use>& uses) {
    uses.push_back({limit, amount});
    if (met_.insert(limit).second) {
        double const volume = shipment_.per_hour.value_or(1);
        book_.meet(limit, amount * shipment_.together, amount * volume);
    }
}

void ArcUses::pass(Facility const& facility, std::vector<Use>& uses) {
    if (facility.rate) {
        use(book_.rate(facility), facilities_.units(facility), uses);
    }
}

void ArcUses::run(Arc const& arc, std::vector<Use>& uses) {
    Facility const section = facilities_.section(arc.link, arc.direction);
    corridor::Run const way{.link = arc.link, .service = {}, .direction = arc.direction};
    auto const law = rates_.of(way, &Running::volume_delay, "volume-delay");
    pass(section, uses);
    if (section.rate) {
        book_.carry(carrier_of(arc), uses.back().limit);
    }
    if (law && section.rate) {
        book_.delays(uses.back().limit, network_.figures.value(law.figure), moving_hours(accountant_.account(arc)));
    }
}

void ArcUses::port(NodeId node, std::vector<Use>& uses) {
    if (auto const port = facilities_.port(node)) {
        pass(*port, uses);
    }
}

void ArcUses::control(ControlRef ref, ModeId mode, std::vector<Use>& uses) {
    Facility const facility = facilities_.control(ref);
    if (!facility.servers) {
        pass(facility, uses);
        return;
    }
    Control const& control = network_.nodes[ref.node].controls[ref.index];
    Rate<Duration> const observed = rates_.time_of(ref, mode);
    double hours = 0;
    if (control.service) {
        hours = network_.figures.variation(control.service).mean();
    } else if (observed) {
        hours = network_.figures.variation(observed.figure).mean() * observed.factor;
    }
    use(book_.servers(facility), hours / shipment_.together, uses);
}

void ArcUses::sail(Arc const& arc, std::vector<Use>& uses) {
    ServiceLimits const& limits = book_.service(arc.service, shipment_.cargo);
    auto const units = facilities_.conversion().in(limits.unit);
    if (limits.has_places && units) {
        use(limits.places[arc.direction == Direction::forward ? 0 : 1][arc.passage], *units, uses);
        book_.carry(carrier_of(arc), uses.back().limit);
    }
}

// At a berth of a service; there are none for goods that come by an open waterway.
void ArcUses::handle(Arc const& arc, Handled handled, std::vector<Use>& uses) {
    if (!arc.service) {
        return;
    }
    ServiceLimits const& limits = book_.service(arc.service, shipment_.cargo);
    auto const& calls = network_.services[arc.service].calls;
    auto const call = static_cast<std::size_t>(std::find(calls.begin(), calls.end(), arc.from) - calls.begin());
    if (!limits.has_places) {
        return;
    }
    if (auto const& handling = (limits.*handled)[arc.direction == Direction::forward ? 0 : 1][call]) {
        if (auto const units = facilities_.conversion().in(handling->unit)) {
            uses.push_back({handling->limit, handling->hours * *units});
        }
    }
}

}  // namespace corridor
