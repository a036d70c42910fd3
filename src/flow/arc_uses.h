#pragma once

#include <array>
#include <optional>
#include <set>
#include <vector>

#include "flow/limit_book.h"
#include "routing/account.h"
#include "routing/facilities.h"
#include "routing/graph.h"

namespace corridor {

// What one unit of a shipment's cargo takes of limits on each arc of the mode-state graph.
class ArcUses {
public:
    // REQUIRES: the references outlive this.
    ArcUses(Network const& network, Shipment const& shipment, LimitBook& book)
        : network_{network},
          shipment_{shipment},
          rates_{network, shipment.cargo},
          accountant_{network, shipment.cargo, std::nullopt},
          facilities_{network, shipment.cargo},
          book_{book} {}

    void add(Arc const& arc, std::vector<Use>& uses);

private:
    void run(Arc const& arc, std::vector<Use>& uses);
    void pass(Facility const& facility, std::vector<Use>& uses);
    void use(std::uint32_t limit, double amount, std::vector<Use>& uses);
    void port(NodeId node, std::vector<Use>& uses);
    void control(ControlRef control, ModeId mode, std::vector<Use>& uses);
    void sail(Arc const& arc, std::vector<Use>& uses);
    using Handled = std::array<std::vector<std::optional<ServiceLimits::Handling>>, 2> ServiceLimits::*;
    void handle(Arc const& arc, Handled handled, std::vector<Use>& uses);

    Network const& network_;
    Shipment const& shipment_;
    Rates rates_;
    Accountant accountant_;
    Facilities facilities_;
    LimitBook& book_;
    std::set<std::uint32_t> met_;
};

}  // namespace corridor
