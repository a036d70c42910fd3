#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corridor/routing/route.h"

namespace corridor {

// One thing that happens to a consignment on its way, with the part of the network that it happens on.
struct Stage {
    enum class Kind { load, run, control, transfer, board, sail, alight, unload };
    Kind kind = Kind::run;
    NodeId from{};                          // where it happens, or begins
    NodeId to{};                            // equals `from` unless the stage moves
    ModeId mode{};                          // of the vehicle; after the change for a transfer
    ModeId mode_before{};                   // of a transfer
    LinkId link{};                          // of a run
    ServiceId service{};                    // of boarding, sailing, alighting
    std::size_t passage = 0;                // of the service, when sailing
    Direction direction{};                  // of a run, of sailing
    std::optional<std::size_t> transfer{};  // index at the node; nothing for one that only defaults speak of
    std::size_t control = 0;                // index at the node
    std::vector<TimeItem> times{};
    std::size_t step = 0;  // of the route, that lists it
};

// A route with its stages in the order of travel. Their times are those of the route's steps.
struct Itinerary {
    Route route;
    std::vector<Stage> stages;
};

}  // namespace corridor
