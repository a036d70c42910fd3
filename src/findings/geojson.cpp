#include "corridor/findings/geojson.h"

#include <algorithm>

namespace corridor {
namespace {

// RFC 7946 puts the longitude first. Nothing for a network that states no locations.
Value position(Node const& node) {
    return node.location ? Value::list().add(node.location->longitude).add(node.location->latitude) : Value{};
}

enum class Located { yes, no };

// What lies nowhere has no geometry, as RFC 7946 has it.
Value feature(char const* type, Located located, Value coordinates, Value properties) {
    Value geometry =
        located == Located::no ? Value{} : Value::object().set("type", type).set("coordinates", std::move(coordinates));
    return Value::object()
        .set("type", "Feature")
        .set("geometry", std::move(geometry))
        .set("properties", std::move(properties));
}

}  // namespace

Value geojson(Network const& network) {
    Value features = Value::list();
    // A network states the locations of all its nodes, or of none.
    Located const located =
        std::all_of(network.nodes.begin(), network.nodes.end(), [](Node const& node) { return bool{node.location}; })
            ? Located::yes
            : Located::no;
    for (Node const& node : network.nodes) {
        Value properties = Value::object();
        properties.set("id", node.id)
            .set("name", node.name)
            .set("kind", name_of(node.kind))
            .set("country", node.country);
        if (!node.unlocode.empty()) {
            properties.set("unlocode", node.unlocode);
        }
        features.add(feature("Point", located, position(node), std::move(properties)));
    }
    for (Link const& link : network.links) {
        features.add(
            feature("LineString", located,
                    Value::list().add(position(network.nodes[link.from])).add(position(network.nodes[link.to])),
                    Value::object()
                        .set("id", link.id)
                        .set("mode", network.modes[link.mode].id)
                        .set("country", link.country)
                        .set("length_km", rounded(network.figures.value(link.length).in(kilometre), 3))));
    }
    for (Service const& service : network.services) {
        Value line = Value::list();
        line.add(position(network.nodes[service.calls.front()]));
        for (NodeId const via : service.via) {
            line.add(position(network.nodes[via]));
        }
        for (std::size_t i = 1; i < service.calls.size(); ++i) {
            line.add(position(network.nodes[service.calls[i]]));
        }
        features.add(feature("LineString", located, std::move(line),
                             Value::object()
                                 .set("id", service.id)
                                 .set("name", service.name)
                                 .set("mode", network.modes[service.mode].id)));
    }
    return Value::object().set("type", "FeatureCollection").set("features", std::move(features));
}

}  // namespace corridor
