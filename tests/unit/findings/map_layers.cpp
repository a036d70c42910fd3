#include "corridor/findings/map_layers.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "corridor/report/read_json.h"
#include "corridor/report/value.h"

namespace corridor {
namespace {

using nlohmann::json;

json lines_of(char const* result) {
    json const layers = json::parse(to_json(map_layers(read_json(result))));
    json lines = json::object();
    for (json const& feature : layers.at("features")) {
        json const& properties = feature.at("properties");
        if (properties.at("layer") == "lines") {
            lines[properties.at("id").get<std::string>()] = properties;
        }
    }
    return lines;
}

// A service of two passages has flows of its own on each; nothing flows twice on the line that draws it.
TEST_CASE("a line is as wide as what flows both ways on its fullest passage") {
    json const lines = lines_of(R"({
        "map": {"places": [{"id": "a", "location": [40, 50]}, {"id": "b", "location": [41, 51]}, {"id": "c", "location": [42, 52]}],
                "lines": [{"id": "links.ab", "mode": "rail", "family": "rail", "calls": ["a", "b"]},
                          {"id": "services.abc", "mode": "ship", "family": "sea", "calls": ["a", "b", "c"]}]},
        "links": [{"id": "links.ab.forward", "flow": 70}, {"id": "links.ab.backward", "flow": 30},
                  {"id": "services.abc.forward.1", "flow": 20}, {"id": "services.abc.backward.1", "flow": 5},
                  {"id": "services.abc.forward.2", "flow": 40}, {"id": "services.abc.backward.2", "flow": 10}]})");
    json const& rail = lines.at("links.ab");
    json const& ship = lines.at("services.abc");
    CHECK(rail.at("stroke-width") == 10);
    CHECK(ship.at("stroke-width") == 1.5 + 8.5 * 50 / 100);
    CHECK(rail.at("flow_forward") == 70);
    CHECK(ship.at("flow_forward_2") == 40);
    CHECK(ship.at("flow_backward_1") == 5);
}

}  // namespace
}  // namespace corridor
