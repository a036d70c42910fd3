#include "scenario/outage_places.h"

#include <utility>

#include "scenario/slots.h"

namespace corridor {
namespace {

std::vector<Outage> all_places(Network const& network) {
    std::vector<Outage> places;
    for (std::size_t i = 0; i < network.links.size(); ++i) {
        places.push_back({.of = "links." + network.links[LinkId{i}].id, .link = LinkId{i}});
    }
    for (std::size_t i = 0; i < network.services.size(); ++i) {
        places.push_back({.of = "services." + network.services[ServiceId{i}].id, .service = ServiceId{i}});
    }
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        Node const& node = network.nodes[NodeId{i}];
        places.push_back({.of = "nodes." + node.id, .node = NodeId{i}});
        for (std::size_t k = 0; k < node.berths.size(); ++k) {
            places.push_back(
                {.of = "nodes." + node.id + ".berths." + node.berths[k].id, .node = NodeId{i}, .berths = k});
        }
    }
    return places;
}

}  // namespace

std::optional<Outage> place_of_outage(Network const& network, std::string_view written) {
    for (Outage& place : all_places(network)) {
        if (names(written, place.of)) {
            return std::move(place);
        }
    }
    return std::nullopt;
}

std::vector<std::string> places_of_outages(Network const& network) {
    std::vector<std::string> places;
    for (Outage& place : all_places(network)) {
        places.push_back(std::move(place.of));
    }
    return places;
}

}  // namespace corridor
