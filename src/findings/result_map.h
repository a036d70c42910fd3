#pragma once

#include <string_view>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/report/value.h"
#include "corridor/routing/route.h"

namespace corridor {

// What a result has to do with on a map: places with their locations, and lines from place to place.
class ResultMap {
public:
    explicit ResultMap(Network const& network);

    void add(NodeId node);
    void add(LinkId link);        // with its ends
    void add(ServiceId service);  // with its calls, and what it passes between them
    void add(Route const& route);
    // The link, service or node that an id belongs to: "nodes.dostyk" of "nodes.dostyk.controls.customs".
    void add_part(std::string_view id);

    // "map": {places, lines}, in the order of the network. Nothing is set if the network states no locations.
    void set(Value& values) const;

private:
    [[nodiscard]] Value places() const;
    [[nodiscard]] Value lines() const;

    Network const& network_;
    std::vector<bool> nodes_;
    std::vector<bool> links_;
    std::vector<bool> services_;
};

// The places from one end of a stretch to the other, waypoints included: their ids.
[[nodiscard]] Value passed_values(Step const& step, Network const& network);

}  // namespace corridor
