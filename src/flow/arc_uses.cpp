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
            pass(facilities_.section(arc.link, arc.direction), uses);
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
            land(arc, uses);
            break;
        case Arc::Kind::board:
            break;
    }
    for (ControlRef const passed : arc.controls) {
        control(passed, arc.mode, uses);
    }
}

void ArcUses::pass(Facility const& facility, std::vector<Use>& uses) {
    if (facility.rate) {
        uses.push_back({book_.rate(facility), facilities_.units(facility)});
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
    Rate<Duration> const observed = Rates{network_, shipment_.cargo}.time_of(ref, mode);
    double hours = 0;
    if (control.service) {
        hours = network_.figures.variation(control.service).mean();
    } else if (observed) {
        hours = network_.figures.variation(observed.figure).mean() * observed.factor;
    }
    uses.push_back({book_.servers(facility), hours / shipment_.together});
}

void ArcUses::sail(Arc const& arc, std::vector<Use>& uses) {
    ServiceLimits const& limits = book_.service(arc.service, shipment_.cargo);
    auto const units = facilities_.conversion().in(limits.unit);
    if (limits.has_places && units) {
        uses.push_back({limits.places[arc.direction == Direction::forward ? 0 : 1][arc.passage], *units});
    }
}

// Of a service; there are no berths for goods that come by an open waterway.
void ArcUses::land(Arc const& arc, std::vector<Use>& uses) {
    if (!arc.service) {
        return;
    }
    ServiceLimits const& limits = book_.service(arc.service, shipment_.cargo);
    auto const units = facilities_.conversion().in(limits.unit);
    auto const& calls = network_.services[arc.service].calls;
    auto const call = static_cast<std::size_t>(std::find(calls.begin(), calls.end(), arc.from) - calls.begin());
    if (!limits.has_places || !units) {
        return;
    }
    if (auto const& landing = limits.landing[arc.direction == Direction::forward ? 0 : 1][call]) {
        uses.push_back({landing->limit, landing->hours * *units});
    }
}

}  // namespace corridor
