#include "findings/geojson_geometry.h"

#include <cmath>

namespace corridor {
namespace {

using Line = std::vector<Position>;

void append(Line& line, Position const& position) {
    bool const is_there =
        !line.empty() && line.back().longitude == position.longitude && line.back().latitude == position.latitude;
    if (!is_there) {
        line.push_back(position);
    }
}

// The latitude at which the stretch between two positions on different sides meets the antimeridian.
double crossing(Position const& from, Position const& to) {
    double const before = 180 - std::abs(from.longitude);
    double const after = 180 - std::abs(to.longitude);
    double const share = before + after > 0 ? before / (before + after) : 0;
    return rounded(from.latitude + share * (to.latitude - from.latitude), 4);
}

std::vector<Line> parts_of(Line const& line) {
    std::vector<Line> parts{{line.front()}};
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (std::abs(line[i].longitude - line[i - 1].longitude) > 180) {
            double const edge = line[i - 1].longitude > 0 ? 180 : -180;
            double const latitude = crossing(line[i - 1], line[i]);
            append(parts.back(), {edge, latitude});
            parts.push_back({{-edge, latitude}});
        }
        // Only one that ends a part may stand twice: a line that stays where it is still has two ends.
        parts.size() > 1 ? append(parts.back(), line[i]) : parts.back().push_back(line[i]);
    }
    // What touches the antimeridian without crossing it leaves parts of one position.
    std::erase_if(parts, [](Line const& part) { return part.size() < 2; });
    return parts.empty() ? std::vector<Line>{line} : parts;
}

Value coordinates_of(Position const& position) {
    return Value::list().add(position.longitude).add(position.latitude);
}

Value coordinates_of(Line const& line) {
    Value list = Value::list();
    for (Position const& position : line) {
        list.add(coordinates_of(position));
    }
    return list;
}

Value geometry(char const* type, Value coordinates) {
    return Value::object().set("type", type).set("coordinates", std::move(coordinates));
}

}  // namespace

Value point_geometry(Position const& position) {
    return geometry("Point", coordinates_of(position));
}

Value line_geometry(std::vector<Position> const& line) {
    std::vector<Line> const parts = parts_of(line);
    if (parts.size() == 1) {
        return geometry("LineString", coordinates_of(parts.front()));
    }
    Value list = Value::list();
    for (Line const& part : parts) {
        list.add(coordinates_of(part));
    }
    return geometry("MultiLineString", std::move(list));
}

Value feature_of(Value geometry, Value properties) {
    return Value::object()
        .set("type", "Feature")
        .set("geometry", std::move(geometry))
        .set("properties", std::move(properties));
}

}  // namespace corridor
