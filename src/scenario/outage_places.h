#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/network/network.h"

namespace corridor {

// What an outage names as people write it, "ceyhan.berths.jetty" or "links.btc-turkiye"; nothing if there is no such
// berths, link, service or node.
[[nodiscard]] std::optional<Outage> place_of_outage(Network const& network, std::string_view written);

// All that an outage may name, in full.
[[nodiscard]] std::vector<std::string> places_of_outages(Network const& network);

}  // namespace corridor
