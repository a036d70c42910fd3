#include "findings/result_tables.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "report/cell_text.h"

namespace corridor {
namespace {

using Texts = std::vector<std::string>;

Value line(char const* id, Texts const& calls) {
    Value list = Value::list();
    for (std::string const& call : calls) {
        list.add(call);
    }
    return Value::object().set("id", id).set("mode", "rail").set("calls", std::move(list));
}

Value with_id(Texts const& ids) {
    Value list = Value::list();
    for (std::string const& id : ids) {
        list.add(Value::object().set("id", id).set("flow", 1.5));
    }
    return list;
}

Relation const* find(std::vector<Relation> const& tables, std::string const& name) {
    for (Relation const& table : tables) {
        if (table.name == name) {
            return &table;
        }
    }
    return nullptr;
}

Texts names(Relation const& table) {
    Texts all;
    for (Field const& field : table.fields) {
        all.push_back(field.name);
    }
    return all;
}

// What stands last in each row.
std::vector<Texts> last(Relation const& table, std::size_t columns) {
    std::vector<Texts> all;
    for (auto const& row : table.rows) {
        Texts cells;
        for (std::size_t i = row.size() - columns; i < row.size(); ++i) {
            cells.push_back(text_of(row[i]));
        }
        all.push_back(std::move(cells));
    }
    return all;
}

TEST_CASE("links have the name of their line and where they lead from and to, by direction and passage") {
    Value ferry = line("services.ferry", {"a", "b", "c"});
    ferry.set("name", "Ferry");
    Value const map =
        Value::object().set("lines", Value::list().add(line("links.a-b", {"a", "b"})).add(std::move(ferry)));
    Value const result = Value::object()
                             .set("links", with_id({"links.a-b", "links.a-b.backward", "services.ferry.forward.2",
                                                    "services.ferry.backward.1", "links.elsewhere"}))
                             .set("limits", with_id({"nodes.a", "services.ferry.departures"}))
                             .set("map", map);
    auto const tables = result_tables(result);
    REQUIRE(find(tables, "links") != nullptr);
    CHECK(names(*find(tables, "links")) == Texts{"link_nr", "id", "flow", "name", "from", "to"});
    CHECK(last(*find(tables, "links"), 3) ==
          std::vector<Texts>{{"", "a", "b"}, {"", "b", "a"}, {"Ferry", "b", "c"}, {"Ferry", "b", "a"}, {"", "", ""}});
    CHECK(last(*find(tables, "limits"), 3) == std::vector<Texts>{{"", "", ""}, {"Ferry", "a", "c"}});
}

TEST_CASE("without a map, links have their ids alone") {
    auto const tables = result_tables(Value::object().set("links", with_id({"links.a-b"})));
    REQUIRE(find(tables, "links") != nullptr);
    CHECK(names(*find(tables, "links")) == Texts{"link_nr", "id", "flow"});
}

TEST_CASE("a map of another shape than ours is left alone") {
    Value const calls = Value::object().set("calls", Value::list().add("a").add("b"));
    for (Value const& map : {Value::object().set("lines", Value::list().add(calls)),
                             Value::list().add(Value::object().set("lines", Value::list().add(calls)))}) {
        Value const result = Value::object().set("links", with_id({"links.a-b"})).set("map", map);
        CHECK(names(*find(result_tables(result), "links")) == Texts{"link_nr", "id", "flow"});
    }
}

}  // namespace
}  // namespace corridor
