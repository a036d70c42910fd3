#include "corridor/findings/map_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/core.h>

#include "findings/geojson_geometry.h"
#include "report/relations.h"

namespace corridor {
namespace {

// Of corridors, in the order in which they are named; chosen to be told apart by the colour-blind (Okabe and Ito).
constexpr std::array corridor_colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};
constexpr double thinnest = 1.5;
constexpr double thickest = 10;

using Row = std::vector<Cell>;

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

// What follows the id of a line in that of one of its directions, and there of one of its passages: "forward",
// "backward.2". Nothing of other ids.
std::optional<std::string> direction_of(std::string const& id, std::string const& line) {
    for (char const* const way : {"forward", "backward"}) {
        if (id == fmt::format("{}.{}", line, way) || id.starts_with(fmt::format("{}.{}.", line, way))) {
            return id.substr(line.size() + 1);
        }
    }
    return std::nullopt;
}

// What a line has of its own, and each of its directions repeats.
bool is_of_line(std::string const& field) {
    return field == "name" || field == "from" || field == "to";
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
                bool const is_on_earth =
                    longitude && latitude && std::abs(*longitude) <= 180 && std::abs(*latitude) <= 90;
                if (!is_on_earth || !places_.emplace(id, Position{*longitude, *latitude}).second) {
                    continue;  // of a pair of results the second names most of them again
                }
                Value properties = Value::object();
                properties.set("layer", "places");
                for (char const* const key : {"id", "name", "country", "kind"}) {
                    properties.set(key, text(table, row, key));
                }
                add_findings(properties, "nodes." + id, {"id", "name", "country", "kind"});
                properties.set("marker-color", "#333333").set("marker-size", "small");
                features_.add(feature_of(point_geometry({*longitude, *latitude}), std::move(properties)));
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
                std::vector<std::string> const calls = stops_of(lines, row, table);
                std::vector<Position> const line = positions_of(calls);
                if (line.size() < 2 || !drawn_.insert(id).second) {
                    continue;
                }
                std::string const family = text(lines, row, "family");
                families_[text(lines, row, "mode")] = family;
                Value properties = Value::object();
                properties.set("layer", "lines").set("id", id).set("name", text(lines, row, "name"));
                properties.set("mode", text(lines, row, "mode")).set("family", family);
                add_findings(properties, id, {"layer", "id", "name", "mode", "family", "from", "to"});
                properties.set("from", calls.front()).set("to", calls.back());
                add_look(properties, look_of(family).colour, family, width_of(id));
                features_.add(feature_of(line_geometry(line), std::move(properties)));
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
                std::vector<Position> const line = positions_of(stops_of(legs, row, table));
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
                features_.add(feature_of(line_geometry(line), std::move(properties)));
            }
        }
    }

    // The places that stand in a table below a row, in their order.
    [[nodiscard]] std::vector<std::string> stops_of(Relation const& table, Row const& row, Relation const& stops) {
        auto& rows = rows_of_[&stops];
        if (rows.empty()) {
            for (Row const& stop : stops.rows) {
                rows[{stop.begin(), stop.begin() + static_cast<std::ptrdiff_t>(stops.keys - 1)}].push_back(&stop);
            }
        }
        std::vector<std::string> places;
        auto const found = rows.find({row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.keys)});
        if (found == rows.end()) {
            return places;
        }
        for (Row const* const stop : found->second) {
            auto const* const id = std::get_if<std::string>(&stop->back());
            if (id != nullptr) {
                places.push_back(*id);
            }
        }
        return places;
    }

    // Those of the places that are on the map.
    [[nodiscard]] std::vector<Position> positions_of(std::vector<std::string> const& ids) const {
        std::vector<Position> line;
        for (std::string const& id : ids) {
            auto const place = places_.find(id);
            if (place != places_.end()) {
                line.push_back(place->second);
            }
        }
        return line;
    }

    // What tables that stand in no other say of a line, or of each of its directions and passages.
    void add_findings(Value& properties, std::string const& id, std::vector<std::string> set) const {
        for (Relation const& table : tables_) {
            auto const column = column_of(table, "id");
            if (table.keys != 1 || !column || ends_with(table, {"map", "lines"}) ||
                ends_with(table, {"map", "places"})) {
                continue;
            }
            for (Row const& row : table.rows) {
                std::string const named = text(table, row, "id");
                auto direction = direction_of(named, id);
                if (named != id && !direction) {
                    continue;
                }
                if (direction) {
                    std::replace(direction->begin(), direction->end(), '.', '_');
                }
                for (std::size_t i = table.keys; i < table.fields.size(); ++i) {
                    if (direction && is_of_line(table.fields[i].name)) {
                        continue;
                    }
                    std::string const key = table.fields[i].name + (direction ? "_" + *direction : std::string{});
                    if (i != *column && std::find(set.begin(), set.end(), key) == set.end()) {
                        set.push_back(key);
                        properties.set(key, value_of(row[i]));
                    }
                }
            }
        }
    }

    // Both ways, on the passage where most flows.
    [[nodiscard]] std::map<std::string, double> flows() const {
        std::map<std::string, double> flows;
        std::map<std::string, double> passages;
        for (Relation const& table : tables_) {
            if (table.keys != 1 || !column_of(table, "id") || !column_of(table, "flow")) {
                continue;
            }
            for (Row const& row : table.rows) {
                std::string const id = text(table, row, "id");
                auto const dot = id.find('.', id.find('.') + 1);
                std::string const line = id.substr(0, dot);
                std::string passage = direction_of(id, line).value_or("");
                passage.erase(0, std::min(passage.find('.'), passage.size()));
                double& flow = passages[line + passage];
                flow += number(table, row, "flow").value_or(0);
                flows[line] = std::max(flows[line], flow);
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
    std::set<std::string> drawn_;
    std::map<std::string, double> flows_;
    double greatest_flow_ = 0;
    std::map<std::string, std::size_t> corridors_;
    std::map<Relation const*, std::map<Row, std::vector<Row const*>>> rows_of_;
};

Value const* find(Value const& value, std::string const& key) {
    auto const* const object = std::get_if<Value::Object>(&value.held());
    if (object == nullptr) {
        return nullptr;
    }
    auto const found =
        std::find_if(object->begin(), object->end(), [&](auto const& entry) { return entry.first == key; });
    return found == object->end() ? nullptr : &found->second;
}

Value::List const& features_of(Value const& layers) {
    static Value::List const none;
    Value const* const features = find(layers, "features");
    auto const* const list = features != nullptr ? std::get_if<Value::List>(&features->held()) : nullptr;
    return list != nullptr ? *list : none;
}

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

Value layer_of(Value const& layers, std::string const& name) {
    Value chosen = Value::list();
    for (Value const& feature : features_of(layers)) {
        Value const* const properties = find(feature, "properties");
        Value const* const layer = properties != nullptr ? find(*properties, "layer") : nullptr;
        auto const* const text = layer != nullptr ? std::get_if<std::string>(&layer->held()) : nullptr;
        if (text != nullptr && *text == name) {
            chosen.add(feature);
        }
    }
    return Value::object().set("type", "FeatureCollection").set("features", std::move(chosen));
}

bool is_empty(Value const& layers) {
    return features_of(layers).empty();
}

}  // namespace corridor
