#include "corridor/findings/map_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "report/relations.h"

namespace corridor {
namespace {

// Of corridors, in the order in which they are named; chosen to be told apart by the colour-blind (Okabe and Ito).
constexpr std::array corridor_colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};
constexpr double thinnest = 1.5;
constexpr double thickest = 10;

using Row = std::vector<Cell>;

std::optional<std::size_t> column_of(Relation const& table, std::string const& name) {
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (table.fields[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

Cell cell(Relation const& table, Row const& row, std::string const& name) {
    auto const column = column_of(table, name);
    return column ? row[*column] : Cell{};
}

std::string text(Relation const& table, Row const& row, std::string const& name) {
    Cell const held = cell(table, row, name);
    auto const* const words = std::get_if<std::string>(&held);
    return words != nullptr ? *words : "";
}

std::optional<double> number(Relation const& table, Row const& row, std::string const& name) {
    Cell const held = cell(table, row, name);
    if (auto const* const whole = std::get_if<std::uint64_t>(&held)) {
        return static_cast<double>(*whole);
    }
    auto const* const figure = std::get_if<double>(&held);
    return figure != nullptr ? std::optional{*figure} : std::nullopt;
}

Value value_of(Cell const& held) {
    return std::visit(
        [](auto const& inner) -> Value {
            if constexpr (std::is_same_v<std::decay_t<decltype(inner)>, std::monostate>) {
                return {};
            } else {
                return Value{inner};
            }
        },
        held);
}

bool ends_with(Relation const& table, std::vector<std::string> const& keys) {
    return table.path.size() >= keys.size() && std::equal(keys.rbegin(), keys.rend(), table.path.rbegin());
}

struct Position {
    double longitude = 0;
    double latitude = 0;
};

// RFC 7946 wants a line cut where it crosses the antimeridian; between two places it goes the shorter way round.
Value geometry_of(std::vector<Position> const& line) {
    Value parts = Value::list();
    Value part = Value::list();
    std::size_t count = 1;
    auto const at = [](double longitude, double latitude) { return Value::list().add(longitude).add(latitude); };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0 && std::abs(line[i].longitude - line[i - 1].longitude) > 180) {
            double const edge = line[i - 1].longitude > 0 ? 180 : -180;
            double const before = std::abs(edge - line[i - 1].longitude);
            double const after = std::abs(-edge - line[i].longitude);
            double const share = before + after > 0 ? before / (before + after) : 0;
            double const latitude =
                rounded(line[i - 1].latitude + share * (line[i].latitude - line[i - 1].latitude), 4);
            part.add(at(edge, latitude));
            parts.add(std::move(part));
            part = Value::list();
            part.add(at(-edge, latitude));
            ++count;
        }
        part.add(at(line[i].longitude, line[i].latitude));
    }
    if (count == 1) {
        return Value::object().set("type", "LineString").set("coordinates", std::move(part));
    }
    parts.add(std::move(part));
    return Value::object().set("type", "MultiLineString").set("coordinates", std::move(parts));
}

Value feature(Value geometry, Value properties) {
    return Value::object()
        .set("type", "Feature")
        .set("geometry", std::move(geometry))
        .set("properties", std::move(properties));
}

// Draws what the tables of a result tell of places and lines.
class Layers {
public:
    explicit Layers(Value const& result) : tables_{relations_of(result, {"playback", "figures", "sources"})} {}

    Value draw() {
        add_places();
        add_lines();
        add_legs();
        return Value::object().set("type", "FeatureCollection").set("features", std::move(features_));
    }

private:
    void add_places() {
        for (Relation const& table : tables_) {
            if (!ends_with(table, {"map", "places"})) {
                continue;
            }
            for (Row const& row : table.rows) {
                auto const longitude = number(table, row, "longitude");
                auto const latitude = number(table, row, "latitude");
                std::string const id = text(table, row, "id");
                if (!longitude || !latitude || !places_.emplace(id, Position{*longitude, *latitude}).second) {
                    continue;  // of a pair of results the second names most of them again
                }
                Value properties = Value::object();
                properties.set("layer", "places");
                for (char const* const key : {"id", "name", "country", "kind"}) {
                    properties.set(key, text(table, row, key));
                }
                add_findings(properties, "nodes." + id, {"id", "name", "country", "kind"});
                properties.set("marker-color", "#333333").set("marker-size", "small");
                Value point = Value::list();
                point.add(*longitude).add(*latitude);
                features_.add(feature(Value::object().set("type", "Point").set("coordinates", std::move(point)),
                                      std::move(properties)));
            }
        }
    }

    void add_lines() {
        greatest_flow_ = greatest_flow();
        for (Relation const& table : tables_) {
            if (!table.parent || !ends_with(table, {"map", "lines", "calls"})) {
                continue;
            }
            Relation const& lines = tables_[*table.parent];
            for (Row const& row : lines.rows) {
                std::string const id = text(lines, row, "id");
                std::vector<Position> const line = line_of(lines, row, table);
                if (line.size() < 2 || !drawn_.emplace(id, true).second) {
                    continue;
                }
                std::string const family = text(lines, row, "family");
                families_[text(lines, row, "mode")] = family;
                Value properties = Value::object();
                properties.set("layer", "lines").set("id", id).set("name", text(lines, row, "name"));
                properties.set("mode", text(lines, row, "mode")).set("family", family);
                add_findings(properties, id, {"layer", "id", "name", "mode", "family"});
                add_look(properties, look_of(family).colour, family, width_of(id));
                features_.add(feature(geometry_of(line), std::move(properties)));
            }
        }
    }

    void add_legs() {
        for (Relation const& table : tables_) {
            if (!table.parent || !ends_with(table, {"legs", "passed"})) {
                continue;
            }
            Relation const& legs = tables_[*table.parent];
            for (Row const& row : legs.rows) {
                std::vector<Position> const line = line_of(legs, row, table);
                if (line.size() < 2) {
                    continue;
                }
                Value properties = Value::object();
                properties.set("layer", "legs");
                for (std::size_t i = 0; i < legs.fields.size(); ++i) {
                    properties.set(legs.fields[i].name, value_of(row[i]));
                }
                std::string corridor = text(legs, row, "corridor_name");
                corridor = corridor.empty() ? text(legs, row, "route_name") : corridor;
                std::string const family = families_[text(legs, row, "mode")];
                properties.set("corridor", corridor).set("family", family);
                add_look(properties, colour_of(corridor), family, 3);
                features_.add(feature(geometry_of(line), std::move(properties)));
            }
        }
    }

    // The places that stand in a table below a row, in their order.
    [[nodiscard]] std::vector<Position> line_of(Relation const& table, Row const& row, Relation const& stops) {
        auto& rows = rows_of_[&stops];
        if (rows.empty()) {
            for (Row const& stop : stops.rows) {
                rows[{stop.begin(), stop.begin() + static_cast<std::ptrdiff_t>(stops.keys - 1)}].push_back(&stop);
            }
        }
        std::vector<Position> line;
        auto const found = rows.find({row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.keys)});
        if (found == rows.end()) {
            return line;
        }
        for (Row const* const stop : found->second) {
            auto const* const id = std::get_if<std::string>(&stop->back());
            auto const place = id != nullptr ? places_.find(*id) : places_.end();
            if (place != places_.end()) {
                line.push_back(place->second);
            }
        }
        return line;
    }

    // What tables that stand in no other say of a line, or of each of its directions.
    void add_findings(Value& properties, std::string const& id, std::vector<std::string> set) const {
        for (Relation const& table : tables_) {
            auto const column = column_of(table, "id");
            if (table.keys != 1 || !column || ends_with(table, {"map", "lines"}) ||
                ends_with(table, {"map", "places"})) {
                continue;
            }
            for (Row const& row : table.rows) {
                std::string const named = text(table, row, "id");
                bool const is_way = named == id + ".forward" || named == id + ".backward";
                if (named != id && !is_way) {
                    continue;
                }
                for (std::size_t i = table.keys; i < table.fields.size(); ++i) {
                    std::string const key =
                        table.fields[i].name + (is_way ? "_" + named.substr(id.size() + 1) : std::string{});
                    if (i != *column && std::find(set.begin(), set.end(), key) == set.end()) {
                        set.push_back(key);
                        properties.set(key, value_of(row[i]));
                    }
                }
            }
        }
    }

    [[nodiscard]] std::map<std::string, double> flows() const {
        std::map<std::string, double> flows;
        for (Relation const& table : tables_) {
            if (table.keys != 1 || !column_of(table, "id") || !column_of(table, "flow")) {
                continue;
            }
            for (Row const& row : table.rows) {
                std::string id = text(table, row, "id");
                for (std::string const way : {".forward", ".backward"}) {
                    id = id.ends_with(way) ? id.substr(0, id.size() - way.size()) : id;
                }
                flows[id] += number(table, row, "flow").value_or(0);
            }
        }
        return flows;
    }

    double greatest_flow() {
        flows_ = flows();
        double greatest = 0;
        for (auto const& [id, flow] : flows_) {
            greatest = std::max(greatest, flow);
        }
        return greatest;
    }

    [[nodiscard]] double width_of(std::string const& id) const {
        auto const flow = flows_.find(id);
        return flow == flows_.end() || greatest_flow_ <= 0
                   ? thinnest
                   : rounded(thinnest + (thickest - thinnest) * std::max(0.0, flow->second) / greatest_flow_, 2);
    }

    static void add_look(Value& properties, char const* colour, std::string const& family, double width) {
        properties.set("stroke", colour).set("stroke-width", width).set("stroke-opacity", 0.9);
        properties.set("stroke-dasharray", look_of(family).dashes);
    }

    char const* colour_of(std::string const& corridor) {
        auto const [entry, is_new] = corridors_.emplace(corridor, corridors_.size());
        return corridor_colours[entry->second % corridor_colours.size()];
    }

    std::vector<Relation> tables_;
    Value features_ = Value::list();
    std::map<std::string, Position> places_;
    std::map<std::string, std::string> families_;  // by mode
    std::map<std::string, bool> drawn_;
    std::map<std::string, double> flows_;
    double greatest_flow_ = 0;
    std::map<std::string, std::size_t> corridors_;
    std::map<Relation const*, std::map<Row, std::vector<Row const*>>> rows_of_;
};

}  // namespace

LineLook look_of(std::string const& family) {
    if (family == "rail") {
        return {"#4d4d4d", ""};
    }
    if (family == "sea") {
        return {"#1f78b4", "4 3"};
    }
    if (family == "inland-waterway") {
        return {"#33a0c8", "2 2"};
    }
    if (family == "pipeline") {
        return {"#8c510a", "7 2 1 2"};
    }
    return {"#7a7a00", "1 2"};
}

Value map_layers(Value const& result) {
    return Layers{result}.draw();
}

}  // namespace corridor
