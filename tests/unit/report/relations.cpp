#include "report/relations.h"

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "report/unit_names.h"

namespace corridor {
namespace {

using Keys = std::vector<std::string>;

Relation const& table(std::vector<Relation> const& tables, std::string const& name) {
    auto const found =
        std::find_if(tables.begin(), tables.end(), [&](Relation const& relation) { return relation.name == name; });
    REQUIRE_MESSAGE(found != tables.end(), "no table " << name);
    return *found;
}

Keys names(Relation const& relation) {
    Keys all;
    for (Field const& field : relation.fields) {
        all.push_back(field.name);
    }
    return all;
}

TEST_CASE("columns carry their unit last") {
    CHECK(column_name({"time_h", "mean"}, false).name == "time_mean_h");
    CHECK(column_name({"mean_h_by_cause", "border"}, false).name == "mean_by_cause_border_h");
    CHECK(column_name({"parts", "tariff_usd"}, false).name == "parts_tariff_usd");
    CHECK(column_name({"cost_range_usd", "low"}, false).name == "cost_range_low_usd");
    CHECK(column_name({"cost_range_cny", "low"}, false).name == "cost_range_low_cny");
    CHECK(is_money("cny_per_t"));
    CHECK(!is_money("t_per_year"));
    CHECK(column_name({"sent_t_per_year"}, false).unit == "t_per_year");
    CHECK(column_name({"throughput_per_day"}, false).name == "throughput_per_day");
    CHECK(column_name({"transit_time_h", "count"}, false).name == "transit_time_count");
    CHECK(column_name({"m3"}, false).name == "m3");
    CHECK(column_name({"money", "year"}, false).unit.empty());
    CHECK(column_name({"variance_share_by_cause", "moving"}, false).name == "variance_share_by_cause_moving");
    CHECK(column_name({"cost_per_500km_20t_usd"}, false).name == "cost_per_500km_20t_usd");
}

TEST_CASE("one of many") {
    CHECK(singular("legs") == "leg");
    CHECK(singular("facilities") == "facility");
    CHECK(singular("loss") == "loss");
    CHECK(singular("boxes") == "box");
    CHECK(singular("status") == "status");
    CHECK(singular("places") == "place");
}

Value leg(char const* from, char const* to, double cost) {
    return Value::object()
        .set("from", from)
        .set("to", to)
        .set("cost_usd", cost)
        .set("passed", Value::list().add(from).add(to));
}

Value small_result() {
    Value middle = Value::object();
    middle.set("name", "middle")
        .set("cost_range_usd", Value::list().add(1).add(2))
        .set("time_h", Value::object().set("mean", 5.5).set("curve", Value::list().add(1).add(3).add(9)))
        .set("legs", Value::list().add(leg("a", "b", 3)).add(leg("b", "c", 4)));
    Value ocean = Value::object();
    ocean.set("name", "ocean").set("time_h", Value{}).set("legs", Value::list().add(leg("a", "c", 8)));
    Value const demand =
        Value::object().set("from", "a").set("to", "c").set("corridors", Value::list().add(middle).add(ocean));
    Value const port = Value::object().set("id", "port").set("queue_by_day", Value::list().add(0).add(2.5));
    return Value::object()
        .set("scenario", "Two ways")
        .set("money", Value::object().set("currency", "USD").set("year", 2024))
        .set("demands", Value::list().add(demand))
        .set("facilities", Value::list().add(port))
        .set("recoveries", Value::list())
        .set("playback", Value::object().set("packed", "AAAA"));
}

TEST_CASE("lists become tables that join by their keys and names") {
    auto const tables = relations_of(small_result(), {"playback"});
    CHECK(names(tables.front()) == Keys{"scenario", "money_currency", "money_year"});
    CHECK(names(table(tables, "corridors")) == Keys{"demand_nr", "corridor_nr", "demand_from", "demand_to", "name",
                                                    "cost_range_low_usd", "cost_range_high_usd", "time_mean_h"});
    Relation const& legs = table(tables, "legs");
    CHECK(names(legs) == Keys{"demand_nr", "corridor_nr", "leg_nr", "demand_from", "demand_to", "corridor_name", "from",
                              "to", "cost_usd"});
    REQUIRE(legs.rows.size() == 3);
    CHECK(legs.rows[2] == std::vector<Cell>{std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{0}, std::string{"a"},
                                            std::string{"c"}, std::string{"ocean"}, std::string{"a"}, std::string{"c"},
                                            8.0});
    CHECK(names(table(tables, "curve")) ==
          Keys{"demand_nr", "corridor_nr", "curve_nr", "demand_from", "demand_to", "corridor_name", "time_curve_h"});
    CHECK(names(table(tables, "queue_by_day")) == Keys{"facility_nr", "day", "facility_id", "queue"});
    CHECK(table(tables, "passed").rows.size() == 6);
    CHECK(tables[*legs.parent].name == "corridors");
}

TEST_CASE("what is left out or empty gives no table, and one that shares a name is told apart") {
    Value const tree = Value::object()
                           .set("figures", Value::list().add(Value::object().set("sources", Value::list().add("a"))))
                           .set("sources", Value::list().add(Value::object().set("id", "a")))
                           .set("map", Value::object().set("places", Value::list().add(Value::object().set("id", "x"))))
                           .set("none", Value::list())
                           .set("first", Value::object().set("n", 1).set("legs", Value::list().add(1)))
                           .set("second", Value::object().set("n", 1).set("legs", Value::list().add(1)));
    std::set<std::string> all;
    for (Relation const& relation : relations_of(tree)) {
        all.insert(relation.name);
    }
    CHECK(all == std::set<std::string>{"run", "figures_sources", "sources", "map_places", "first_legs", "second_legs"});
}

// Leaves by the lists they stand in, the places in those, and the keys from there.
struct Leaf {
    Keys lists;
    std::vector<std::uint64_t> places;
    Keys keys;
    double value = 0;
};

// Random trees whose leaves are all different, so that each can be looked for.
Value random_tree(int depth, double& next) {
    int const kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
    if (kind == 0) {
        return next += 1;
    }
    if (kind == 1) {
        Value list = Value::list();
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            list.add(random_tree(depth - 1, next));
        }
        return list;
    }
    Value object = Value::object();
    std::set<std::string> const keys = *rc::gen::container<std::set<std::string>>(
        3, rc::gen::element<std::string>("time_h", "legs", "id", "Legs", "run", "queue_by_day", "cost_range_usd", "",
                                         "a b", "leg_nr", "mean", "select"));
    for (std::string const& key : keys) {
        object.set(key, random_tree(depth - 1, next));
    }
    return object;
}

void collect(Value const& value, Leaf const& at, std::vector<Leaf>& leaves) {
    if (auto const* const object = std::get_if<Value::Object>(&value.held())) {
        for (auto const& [key, held] : *object) {
            Leaf below = at;
            below.keys.push_back("." + key);
            collect(held, below, leaves);
        }
    } else if (auto const* const list = std::get_if<Value::List>(&value.held())) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            Leaf below = at;
            below.lists.insert(below.lists.end(), at.keys.begin(), at.keys.end());
            below.lists.push_back("[]");
            below.places.push_back(i);
            below.keys.clear();
            collect((*list)[i], below, leaves);
        }
    } else if (auto const* const number = std::get_if<double>(&value.held())) {
        leaves.push_back(at);
        leaves.back().value = *number;
    }
}

// Where each number stands: its table, its column, and the keys of its row.
struct Spot {
    std::string table;
    std::size_t column = 0;
    std::vector<std::uint64_t> keys;
};

std::map<double, Spot> spots_of(std::vector<Relation> const& tables) {
    std::map<double, Spot> spots;
    for (Relation const& relation : tables) {
        for (auto const& row : relation.rows) {
            std::vector<std::uint64_t> keys;
            for (std::size_t i = 0; i < relation.keys; ++i) {
                keys.push_back(std::get<std::uint64_t>(row[i]));
            }
            for (std::size_t i = relation.keys; i < row.size(); ++i) {
                if (auto const* const number = std::get_if<double>(&row[i])) {
                    RC_ASSERT(spots.emplace(*number, Spot{relation.name, i, keys}).second);
                }
            }
        }
    }
    return spots;
}

// The last place in a pair may be the column low or high instead of a key.
bool is_same_place(Leaf const& leaf, Spot const& spot) {
    auto const& places = leaf.places;
    return spot.keys == places ||
           (spot.keys.size() + 1 == places.size() && std::equal(spot.keys.begin(), spot.keys.end(), places.begin()));
}

TEST_CASE("a tree can be told from its tables: each leaf has one cell, in the row of its places") {
    rc::check("no leaf is lost", [] {
        double next = 0;
        Value const tree = random_tree(5, next);
        std::vector<Leaf> leaves;
        collect(tree, {}, leaves);
        auto const spots = spots_of(relations_of(tree));
        RC_ASSERT(spots.size() == leaves.size());
        // Leaves reached by the same keys share a column, and no others do.
        std::map<std::pair<std::string, std::size_t>, std::pair<Keys, Keys>> columns;
        std::map<std::pair<Keys, Keys>, std::pair<std::string, std::size_t>> sources;
        for (Leaf const& leaf : leaves) {
            Spot const& spot = spots.at(leaf.value);
            RC_ASSERT(is_same_place(leaf, spot));
            Leaf reached = leaf;
            if (spot.keys != leaf.places) {
                reached.keys.push_back(std::to_string(leaf.places.back()));
            }
            std::pair const column{spot.table, spot.column};
            std::pair const source{reached.lists, reached.keys};
            RC_ASSERT(columns.emplace(column, source).first->second == source);
            RC_ASSERT(sources.emplace(source, column).first->second == column);
        }
    });
}

TEST_CASE("tables and columns of any tree have names that differ by more than case, and rows full length") {
    rc::check("names are unique", [] {
        double next = 0;
        auto const lower = [](std::string text) {
            for (char& letter : text) {
                letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            }
            return text;
        };
        std::set<std::string> tables;
        for (Relation const& relation : relations_of(random_tree(5, next))) {
            RC_ASSERT(tables.insert(lower(relation.name)).second);
            std::set<std::string> columns;
            for (Field const& field : relation.fields) {
                RC_ASSERT(!field.name.empty() && columns.insert(lower(field.name)).second);
            }
            std::set<std::vector<Cell>> keys;
            for (auto const& row : relation.rows) {
                RC_ASSERT(row.size() == relation.fields.size());
                RC_ASSERT(keys.insert({row.begin(), row.begin() + static_cast<std::ptrdiff_t>(relation.keys)}).second);
            }
        }
    });
}

}  // namespace
}  // namespace corridor
