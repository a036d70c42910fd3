#include "report/table_folder.h"

#include <sstream>

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

}  // namespace corridor
