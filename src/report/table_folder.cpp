#include "report/table_folder.h"

#include <sstream>

#include "corridor/report/read_json.h"
#include "report/csv.h"

namespace corridor {
namespace {

Value key_names(Relation const& table, std::size_t keys) {
    Value names = Value::list();
    for (std::size_t i = 0; i < keys; ++i) {
        names.add(table.fields[i].name);
    }
    return names;
}

char const* type_of(Holds holds) {
    switch (holds) {
        case Holds::truths:
            return "boolean";
        case Holds::numbers:
            return "number";
        case Holds::texts:
            return "string";
        case Holds::nothing:
        case Holds::several:
            break;
    }
    return "any";
}

Value described(Relation const& table, std::vector<Relation> const& tables) {
    Value fields = Value::list();
    for (Field const& field : table.fields) {
        Value entry = Value::object();
        entry.set("name", field.name).set("type", field.role == Role::key ? "integer" : type_of(field.holds));
        if (!field.unit.empty()) {
            entry.set("unit", field.unit);
        }
        fields.add(std::move(entry));
    }
    Value schema = Value::object();
    schema.set("fields", std::move(fields));
    if (table.keys > 0) {
        schema.set("primaryKey", key_names(table, table.keys));
    }
    if (table.parent && tables[*table.parent].keys > 0) {
        Relation const& parent = tables[*table.parent];
        Value reference = Value::object();
        reference.set("resource", parent.name).set("fields", key_names(parent, parent.keys));
        Value key = Value::object();
        key.set("fields", key_names(table, parent.keys)).set("reference", std::move(reference));
        schema.set("foreignKeys", Value::list().add(std::move(key)));
    }
    return Value::object()
        .set("name", table.name)
        .set("path", table.name + ".csv")
        .set("profile", "tabular-data-resource")
        .set("rows", std::uint64_t{table.rows.size()})
        .set("schema", std::move(schema));
}

Value const* find(Value const& value, std::string const& key) {
    auto const* const object = std::get_if<Value::Object>(&value.held());
    if (object == nullptr) {
        return nullptr;
    }
    for (auto const& [name, held] : *object) {
        if (name == key) {
            return &held;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<NamedText> table_folder(std::vector<Relation> const& tables, std::vector<NamedText> others) {
    Value resources = Value::list();
    std::vector<NamedText> files = std::move(others);
    for (NamedText const& file : files) {
        resources.add(Value::object().set("name", file.name).set("path", file.name));
    }
    for (Relation const& table : tables) {
        std::ostringstream text;
        write_csv(table, text);
        files.push_back({table.name + ".csv", text.str()});
        resources.add(described(table, tables));
    }
    Value list = Value::object();
    list.set("profile", "data-package").set("name", "corridor-result").set("resources", std::move(resources));
    files.push_back({table_list_name, to_json(list)});
    return files;
}

std::vector<std::string> listed_files(std::string const& list) {
    std::vector<std::string> files;
    Value package;
    try {
        package = read_json(list);
    } catch (JsonError const&) {
        return files;
    }
    Value const* const name = find(package, "name");
    Value const* const resources = find(package, "resources");
    auto const* const text = name != nullptr ? std::get_if<std::string>(&name->held()) : nullptr;
    auto const* const entries = resources != nullptr ? std::get_if<Value::List>(&resources->held()) : nullptr;
    if (text == nullptr || *text != "corridor-result" || entries == nullptr) {
        return files;
    }
    files.emplace_back(table_list_name);
    for (Value const& entry : *entries) {
        Value const* const path = find(entry, "path");
        if (auto const* const file = path != nullptr ? std::get_if<std::string>(&path->held()) : nullptr) {
            files.push_back(*file);
        }
    }
    return files;
}

}  // namespace corridor
