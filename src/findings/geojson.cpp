#include "corridor/findings/geojson.h"

#include <algorithm>

#include "corridor/findings/map_layers.h"

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

// As simplestyle has it; the dashes are an addition, for what is drawn in print.
void add_look(Value& properties, Mode const& mode) {
    LineLook const look = look_of(name_of(mode.family));
    properties.set("family", name_of(mode.family))
        .set("stroke", look.colour)
        .set("stroke-width", 1.5)
        .set("stroke-dasharray", look.dashes);
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
        properties.set("layer", "places")
            .set("id", node.id)
            .set("name", node.name)
            .set("kind", name_of(node.kind))
            .set("country", node.country);
        if (!node.unlocode.empty()) {
            properties.set("unlocode", node.unlocode);
        }
        features.add(feature("Point", located, position(node), std::move(properties)));
    }
    for (Link const& link : network.links) {
        Value properties = Value::object();
        properties.set("layer", "lines")
            .set("id", link.id)
            .set("mode", network.modes[link.mode].id)
            .set("country", link.country)
            .set("length_km", rounded(network.figures.value(link.length).in(kilometre), 3));
        add_look(properties, network.modes[link.mode]);
        features.add(
            feature("LineString", located,
                    Value::list().add(position(network.nodes[link.from])).add(position(network.nodes[link.to])),
                    std::move(properties)));
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
        Value properties = Value::object();
        properties.set("layer", "lines")
            .set("id", service.id)
            .set("name", service.name)
            .set("mode", network.modes[service.mode].id);
        add_look(properties, network.modes[service.mode]);
        features.add(feature("LineString", located, std::move(line), std::move(properties)));
    }
    return Value::object().set("type", "FeatureCollection").set("features", std::move(features));
}

}  // namespace corridor
