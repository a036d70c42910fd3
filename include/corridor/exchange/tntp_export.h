#pragma once

#include <string>
#include <variant>
#include <vector>

#include "corridor/exchange/folder.h"
#include "corridor/network/network.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

// Why something cannot be said in another format.
struct Refusal {
    std::vector<std::string> reasons;
};

// A scenario's links, trips and (if they have locations) nodes as TNTP files, numbered so that zones come first. TNTP
// knows links of one mode whose time is constant or grows by BPR, one kind of trip, and tolls; what a scenario says
// beyond that is a reason to refuse. Money becomes tolls in units of time by the scenario's value of time. Throws
// std::invalid_argument for units that are none.
[[nodiscard]] std::variant<Folder, Refusal> export_tntp(Scenario const& scenario, Network const& network,
                                                        std::string const& time_unit, std::string const& length_unit);

}  // namespace corridor
