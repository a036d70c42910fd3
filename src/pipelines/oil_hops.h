#pragma once

#include <functional>
#include <vector>

#include "corridor/routing/itinerary.h"
#include "routing/facilities.h"

namespace corridor {

// One stretch of an oil's way, from tanks to tanks: pipelines without tanks between them, a railway, a passage by ship.
struct OilHop {
    enum class Kind { pipeline, rail, ships };
    Kind kind = Kind::pipeline;
    NodeId from{};
    NodeId to{};
    ModeId mode{};
    std::vector<LinkId> links{};
    std::vector<Direction> directions{};  // of each
    ServiceId service{};
    Direction direction{};
    std::size_t first_passage = 0;    // of the service
    std::size_t last_passage = 0;     // one past the last
    std::vector<TimeItem> outward{};  // what takes time under way; of pipelines nothing, for it comes of the flow
    std::vector<Facility> limits{};   // with a rate, that its oil passes; the pipelines themselves and berths apart
};

// Whether oil stands in tanks between two pipelines.
using HasTanksBetween = std::function<bool(NodeId, LinkId, LinkId)>;

// The stretches of an itinerary. REQUIRES: network and facilities are of the itinerary.
[[nodiscard]] std::vector<OilHop> oil_hops(Network const& network, Facilities const& facilities,
                                           Itinerary const& itinerary, HasTanksBetween const& has_tanks_between);

}  // namespace corridor
