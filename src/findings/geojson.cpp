#include "corridor/findings/geojson.h"

namespace corridor {
namespace {

// RFC 7946 puts the longitude first.
Value position(Node const& node) {
    return Value::list().add(node.location.longitude).add(node.location.latitude);
}

Value feature(char const* type, Value coordinates, Value properties) {
    return Value::object()
        .set("type", "Feature")
        .set("geometry", Value::object().set("type", type).set("coordinates", std::move(coordinates)))
        .set("properties", std::move(properties));
}

}  // namespace

Value geojson(Network const& network) {
    Value features = Value::list();
    for (Node const& node : network.nodes) {
        Value properties = Value::object();
        properties.set("id", node.id)
            .set("name", node.name)
            .set("kind", name_of(node.kind))
            .set("country", node.country);
        if (!node.unlocode.empty()) {
            properties.set("unlocode", node.unlocode);
        }
        features.add(feature("Point", position(node), std::move(properties)));
    }
    for (Link const& link : network.links) {
        features.add(feature(
            "LineString", Value::list().add(position(network.nodes[link.from])).add(position(network.nodes[link.to])),
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
        features.add(feature("LineString", std::move(line),
                             Value::object()
                                 .set("id", service.id)
                                 .set("name", service.name)
                                 .set("mode", network.modes[service.mode].id)));
    }
    return Value::object().set("type", "FeatureCollection").set("features", std::move(features));
}

}  // namespace corridor
