#pragma once

#include <optional>

#include "corridor/network/facility.h"
#include "corridor/network/network.h"
#include "routing/conversion.h"
#include "routing/rates.h"

namespace corridor {

// What ends the id of something that a link has for each direction.
[[nodiscard]] char const* suffix_of(Direction direction);

// What limits one cargo, place by place. What counts in something that the cargo is not, such as tonnes in TEU, does
// not limit it.
class Facilities {
public:
    enum class Limits { stated, none };

    // REQUIRES: the network outlives this.
    Facilities(Network const& network, CargoId cargo, Limits limits = Limits::stated)
        : network_{network}, rates_{network, cargo}, conversion_{network, cargo}, limits_{limits} {}

    // A link in one direction; a single track is one section for both directions, and has the capacity of both.
    [[nodiscard]] Facility section(LinkId link, Direction direction) const;
    // A control may have servers, a rate, or no more than hours.
    [[nodiscard]] Facility control(ControlRef control) const;
    // All that changes modes at a place, or is loaded or unloaded there; nothing if that has no limit.
    [[nodiscard]] std::optional<Facility> port(NodeId node) const;
    // REQUIRES: an index of the node's transfers.
    [[nodiscard]] Facility transfer(NodeId node, std::size_t index) const;
    // Where ships of a mode lie at a place; nothing if no berths are stated.
    [[nodiscard]] std::optional<Facility> berths(NodeId node, ModeId mode) const;

    // The room to wait for a section in one direction.
    [[nodiscard]] std::optional<Room> yard(LinkId link, Direction direction) const;
    [[nodiscard]] std::optional<Room> limit(Figure<Room> room) const;

    // How many of the unit of a facility's rate make one unit of the cargo. REQUIRES: it has a rate.
    [[nodiscard]] double units(Facility const& facility) const {
        return *conversion_.in(facility.rate->dimension * dimensions::time);
    }
    [[nodiscard]] Conversion const& conversion() const { return conversion_; }

private:
    [[nodiscard]] std::optional<Throughput> limit(Figure<Throughput> capacity) const;
    void limit_by(Facility& section, Rate<Throughput> const& stated) const;

    Network const& network_;
    Rates rates_;
    Conversion conversion_;
    Limits limits_;
};

}  // namespace corridor
