#include "corridor/findings/dashboard.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "corridor/findings/map_layers.h"
#include "report/characters.h"
#include "report/csv.h"
#include "report/relations.h"
#include "report/table_names.h"

namespace corridor {
namespace {

// Plain text in YAML is full of traps (no, y, 1e3, #): texts are written as JSON, which YAML holds but for some
// letters.
std::string scalar(Value const& value) {
    std::string text = to_json(value);
    text.pop_back();
    return escaped_for_yaml(text);
}

// Block YAML, to be read and changed by hand.
class YamlWriter {
public:
    std::string write(Value const& value) {
        add(value, 0);
        return std::move(text_);
    }

private:
    void add(Value const& value, std::size_t depth) {
        if (auto const* const object = std::get_if<Value::Object>(&value.held())) {
            bool first = true;
            for (auto const& [key, held] : *object) {
                // The first key stands behind the dash of a list.
                text_ += (first && in_item_ ? "" : std::string(2 * depth, ' ')) + (key == "y" ? "\"y\"" : key) + ":";
                first = false;
                in_item_ = false;
                add_held(held, depth + 1);
            }
        } else if (auto const* const list = std::get_if<Value::List>(&value.held())) {
            for (Value const& item : *list) {
                text_ += std::string(2 * depth, ' ') + "- ";
                in_item_ = true;
                std::holds_alternative<Value::Object>(item.held()) ? add(item, depth + 1) : add_scalar(item);
                in_item_ = false;
            }
        }
    }

    void add_held(Value const& held, std::size_t depth) {
        if (std::holds_alternative<Value::Object>(held.held()) || std::holds_alternative<Value::List>(held.held())) {
            text_ += "\n";
            add(held, depth);
        } else {
            text_ += " ";
            add_scalar(held);
        }
    }

    void add_scalar(Value const& value) { text_ += scalar(value) + "\n"; }

    std::string text_;
    bool in_item_ = false;
};

bool has(Relation const& table, std::string const& column) {
    return column_of(table, column).has_value();
}

// Lays out what a result has to show, in rows of panels.
class Dashboard {
public:
    explicit Dashboard(std::vector<Relation> const& tables) : tables_{tables} {}

    // `looks` is the file of the map's looks; empty: there is no map.
    Value lay_out(std::string const& looks) {
        if (!looks.empty()) {
            add_map(looks);
        }
        for (Relation const& table : tables_) {
            add_charts(table);
        }
        for (char const* const name : {"run", "corridors", "routes", "demands", "facilities", "limits", "tanks",
                                       "links", "legs", "fleets", "assumptions", "items"}) {
            add_table(name);
        }
        Value header = Value::object();
        header.set("title", told("scenario", "corridor"))
            .set("description", told("schema_name", "a result of corridor"));
        return Value::object().set("header", std::move(header)).set("layout", std::move(layout_));
    }

private:
    // What the run says under a name.
    [[nodiscard]] std::string told(std::string const& name, std::string const& otherwise) const {
        Relation const& run = tables_.front();
        for (std::size_t i = 0; i < run.fields.size(); ++i) {
            auto const* const text = std::get_if<std::string>(&run.rows.front()[i]);
            if (run.fields[i].name == name && text != nullptr) {
                return *text;
            }
        }
        return otherwise;
    }

    void add_row(Value panels) { layout_.set("row" + std::to_string(++rows_), std::move(panels)); }

    static Value panel(char const* type, std::string const& title) {
        return Value::object().set("type", type).set("title", title);
    }

    void add_map(std::string const& looks) {
        auto const by = [](char const* column) {
            return Value::object().set("dataset", "looks").set("columnName", column).set("join", "id");
        };
        Value colour = by("family");
        colour.set("colorRamp", Value::object().set("ramp", "Tableau10").set("steps", 5));
        Value width = by("width");
        width.set("scaleFactor", 1);
        Value map = panel("map", "Lines");
        map.set("height", 10)
            .set("zoom", 4)
            .set("shapes", Value::object().set("file", "lines.geojson").set("join", "id"))
            .set("datasets", Value::object().set("looks", Value::object().set("file", looks)))
            .set("display", Value::object().set("lineColor", std::move(colour)).set("lineWidth", std::move(width)));
        add_row(Value::list().add(std::move(map)));
    }

    void add_charts(Relation const& table) {
        std::string const last = table.path.empty() ? "" : table.path.back();
        if ((last == "corridors" || last == "routes") && has(table, "name")) {
            add_comparison(table);
        } else if (last.find("_by_day") != std::string::npos) {
            add_days(table);
        }
    }

    // Corridors beside each other: what their cost is made of, how long they take, and one against the other.
    void add_comparison(Relation const& table) {
        Value row = Value::list();
        std::set<Cell> names;
        bool are_distinct = true;  // of several demands the bars would be added up
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            if (table.fields[i].name == "name" && table.fields[i].role == Role::value) {
                are_distinct = std::all_of(table.rows.begin(), table.rows.end(),
                                           [&](auto const& cells) { return names.insert(cells[i]).second; });
            }
        }
        auto const bars = [&](std::string const& title, std::string const& axis, auto const& is_wanted, bool stacked) {
            Value columns = Value::list();
            bool any = false;
            for (Field const& field : table.fields) {
                if (field.holds == Holds::numbers && is_wanted(field.name)) {
                    columns.add(field.name);
                    any = true;
                }
            }
            if (any && are_distinct) {
                Value bar = panel("bar", title);
                bar.set("dataset", table.name + ".csv").set("x", "name").set("columns", std::move(columns));
                bar.set("stacked", stacked).set("yAxisName", axis);
                row.add(std::move(bar));
            }
        };
        bars(
            "What the cost is made of", told("money_currency", ""),
            [](std::string const& name) { return name.starts_with("parts_"); }, true);
        bars(
            "How long it takes", "h",
            [](std::string const& name) { return name.ends_with("time_p50_h") || name.ends_with("time_p95_h"); },
            false);
        std::string const time = has(table, "time_mean_h") ? "time_mean_h" : "";
        std::string cost = "cost_";
        for (char const letter : told("money_currency", "")) {
            cost += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        }
        if (!time.empty() && has(table, cost)) {
            row.add(plot("Cost and time", table, time, cost, "markers"));
        }
        if (!std::get<Value::List>(row.held()).empty()) {
            add_row(std::move(row));
        }
    }

    // One line for each facility, demand or whatever the days belong to.
    void add_days(Relation const& table) {
        std::string const measured = table.fields.back().name;
        add_row(Value::list().add(plot(measured + " by day", table, "day", measured, "lines")));
    }

    static Value plot(std::string const& title, Relation const& table, std::string const& x, std::string const& y,
                      char const* mode) {
        Value trace = Value::object();
        trace.set("x", "$dataset." + x).set("y", "$dataset." + y).set("type", "scatter").set("mode", mode);
        std::string name;
        for (Field const& field : table.fields) {
            bool const names = field.role == Role::label || field.name == "name";
            name = names && (field.name.ends_with("name") || field.name.ends_with("from")) ? field.name : name;
        }
        if (!name.empty()) {
            trace.set("name", "$dataset." + name);
        }
        auto const axis = [](std::string const& text) { return Value::object().set("title", text); };
        Value chart = panel("plotly", title);
        chart.set("datasets", Value::object().set("dataset", table.name + ".csv"))
            .set("traces", Value::list().add(std::move(trace)))
            .set("layout", Value::object().set("xaxis", axis(x)).set("yaxis", axis(y)));
        return chart;
    }

    void add_table(std::string const& name) {
        bool const exists =
            std::any_of(tables_.begin(), tables_.end(), [&](Relation const& table) { return table.name == name; });
        if (exists) {
            Value table = panel("csv", name);
            table.set("dataset", name + ".csv").set("enableFilter", true);
            add_row(Value::list().add(std::move(table)));
        }
    }

    std::vector<Relation> const& tables_;
    Value layout_ = Value::object();
    int rows_ = 0;
};

// What the map's lines look like, as a table, for SimWrapper joins looks to shapes.
std::string looks_of(Value const& lines) {
    Relation looks;
    looks.fields = {{"id", "", Role::value, Holds::texts},
                    {"family", "", Role::value, Holds::texts},
                    {"width", "", Role::value, Holds::numbers}};
    for (Relation const& table : relations_of(lines)) {
        auto const id = column_of(table, "properties_id");
        auto const family = column_of(table, "properties_family");
        auto const width = column_of(table, "properties_stroke-width");
        if (table.name != "features" || !id || !family || !width) {
            continue;
        }
        for (auto const& row : table.rows) {
            looks.rows.push_back({row[*id], row[*family], row[*width]});
        }
    }
    std::ostringstream text;
    write_csv(looks, text);
    return text.str();
}

// Each table of the result is a file of its own in the same folder.
std::vector<std::string> names_of(std::vector<Relation> const& tables) {
    std::vector<std::string> names;
    names.reserve(tables.size());
    for (Relation const& table : tables) {
        names.push_back(table.name);
    }
    return names;
}

}  // namespace

std::vector<NamedText> dashboard_files(Value const& result) {
    std::vector<NamedText> files;
    std::vector<Relation> const tables = relations_of(result, {"playback"});
    std::string looks;
    Value const lines = layer_of(map_layers(result), "lines");
    if (!is_empty(lines)) {
        looks = unique_name("line_looks", names_of(tables)) + ".csv";
        files.push_back({looks, looks_of(lines)});
        files.push_back({"lines.geojson", to_json(lines)});
    }
    files.push_back({"dashboard-1.yaml", YamlWriter{}.write(Dashboard{tables}.lay_out(looks))});
    return files;
}

}  // namespace corridor
