#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "pipelines/oil_hops.h"
#include "pipelines/oil_plan.h"

namespace corridor {

// Adds to a plan what carries oil over its hops: lines, ships and trains, where ships lie, and what limits them all.
// Who goes over the same pipelines, or by the same service between the same places, shares them.
class OilCarriers {
public:
    // REQUIRES: network and plan outlive this.
    OilCarriers(Network const& network, OilPlan& plan) : network_{network}, figures_{network.figures}, plan_{plan} {}

    // Facilities are those of the cargo that goes over the hop. `to` is none where it is at its market.
    [[nodiscard]] LineId line(OilHop const& hop, TankId from, TankId to, Facilities const& facilities);
    [[nodiscard]] RunId run(OilHop const& hop, TankId from, TankId to, CargoId cargo, Facilities const& facilities);
    // What limits a hop limits all streams that pass the same.
    void limit(StreamId stream, OilHop const& hop, Facilities const& facilities);

private:
    [[nodiscard]] PumpedLine pumped(OilHop const& hop, Facilities const& facilities) const;
    [[nodiscard]] ParcelRun trains(OilHop const& hop, Facilities const& facilities) const;
    [[nodiscard]] ParcelRun ships(OilHop const& hop, CargoId cargo, Facilities const& facilities);
    [[nodiscard]] MooringId moorings(NodeId at, ModeId mode, Facilities const& facilities);
    [[nodiscard]] Duration pumping(MooringId at, Mass parcel) const;

    Network const& network_;
    Figures const& figures_;
    OilPlan& plan_;
    std::map<std::pair<NodeId, std::vector<LinkId>>, LineId> lines_;
    std::map<std::tuple<NodeId, NodeId, std::vector<LinkId>, ServiceId>, RunId> runs_;
};

// Tells tanks what leads there, and sums up what is nominated to ships and trains. Where nothing says how much one
// takes, it leaves with what comes in a day.
void complete(OilPlan& plan);

}  // namespace corridor
