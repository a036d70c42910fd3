#include "findings/geojson_geometry.h"

#include <doctest/doctest.h>

namespace corridor {
namespace {

TEST_CASE("a line that crosses the antimeridian is cut there, on the shorter way round") {
    // Vladivostok to Los Angeles: 48.1 of 109.9 degrees of longitude lie before it.
    std::string const text = to_json(line_geometry({{131.9, 43.1}, {-118.2, 33.7}}));
    Value part = Value::list();
    part.add(Value::list().add(131.9).add(43.1)).add(Value::list().add(180.0).add(38.9859));
    Value other = Value::list();
    other.add(Value::list().add(-180.0).add(38.9859)).add(Value::list().add(-118.2).add(33.7));
    CHECK(text == to_json(Value::object()
                              .set("type", "MultiLineString")
                              .set("coordinates", Value::list().add(std::move(part)).add(std::move(other)))));
}

TEST_CASE("a line that only touches the antimeridian, or stays where it is, is one line of two positions or more") {
    Value touching = Value::list();
    touching.add(Value::list().add(170.0).add(10.0)).add(Value::list().add(180.0).add(20.0));
    CHECK(to_json(line_geometry({{170, 10}, {-180, 20}})) ==
          to_json(Value::object().set("type", "LineString").set("coordinates", std::move(touching))));
    Value staying = Value::list();
    staying.add(Value::list().add(50.0).add(40.0)).add(Value::list().add(50.0).add(40.0));
    CHECK(to_json(line_geometry({{50, 40}, {50, 40}})) ==
          to_json(Value::object().set("type", "LineString").set("coordinates", std::move(staying))));
}

}  // namespace
}  // namespace corridor
