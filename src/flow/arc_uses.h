#pragma once

#include <vector>

#include "flow/limit_book.h"
#include "routing/facilities.h"
#include "routing/graph.h"

namespace corridor {

// What one unit of a shipment's cargo takes of limits on each arc of the mode-state graph.
class ArcUses {
public:
    // REQUIRES: the references outlive this.
    ArcUses(Network const& network, Shipment const& shipment, LimitBook& book)
        : network_{network}, shipment_{shipment}, facilities_{network, shipment.cargo}, book_{book} {}

    void add(Arc const& arc, std::vector<Use>& uses);

private:
    void pass(Facility const& facility, std::vector<Use>& uses);
    void port(NodeId node, std::vector<Use>& uses);
    void control(ControlRef control, ModeId mode, std::vector<Use>& uses);
    void sail(Arc const& arc, std::vector<Use>& uses);
    void land(Arc const& arc, std::vector<Use>& uses);

    Network const& network_;
    Shipment const& shipment_;
    Facilities facilities_;
    LimitBook& book_;
};

}  // namespace corridor
