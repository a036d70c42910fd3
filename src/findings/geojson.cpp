#include "corridor/findings/geojson.h"

#include <optional>
#include <vector>

#include "corridor/findings/map_layers.h"
#include "findings/geojson_geometry.h"

namespace corridor {
namespace {

std::optional<Position> position_of(Node const& node) {
    return node.location ? std::optional{Position{node.location->longitude, node.location->latitude}} : std::nullopt;
}

// What lies nowhere, of a network that states no locations, has no geometry, as RFC 7946 has it.
Value line_through(std::vector<Node const*> const& nodes) {
    std::vector<Position> line;
    for (Node const* const node : nodes) {
        auto const position = position_of(*node);
        if (!position) {
            return {};
        }
        line.push_back(*position);
    }
    return line_geometry(line);
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
        auto const position = position_of(node);
        features.add(feature_of(position ? point_geometry(*position) : Value{}, std::move(properties)));
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
            feature_of(line_through({&network.nodes[link.from], &network.nodes[link.to]}), std::move(properties)));
    }
    for (Service const& service : network.services) {
        std::vector<Node const*> line{&network.nodes[service.calls.front()]};
        for (NodeId const via : service.via) {
            line.push_back(&network.nodes[via]);
        }
        for (std::size_t i = 1; i < service.calls.size(); ++i) {
            line.push_back(&network.nodes[service.calls[i]]);
        }
        Value properties = Value::object();
        properties.set("layer", "lines")
            .set("id", service.id)
            .set("name", service.name)
            .set("mode", network.modes[service.mode].id);
        add_look(properties, network.modes[service.mode]);
        features.add(feature_of(line_through(line), std::move(properties)));
    }
    return Value::object().set("type", "FeatureCollection").set("features", std::move(features));
}

}  // namespace corridor
