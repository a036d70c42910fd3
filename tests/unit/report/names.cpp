#include <algorithm>

#include <doctest/doctest.h>

#include "report/cell_text.h"
#include "report/database.h"
#include "report/database_views.h"
#include "report/relations.h"
#include "report/sheet_names.h"
#include "report/unit_names.h"

namespace corridor {
namespace {

TEST_CASE("sheets have names that spreadsheets take, each its own") {
    CHECK(sheet_name("legs", {}) == "legs");
    CHECK(sheet_name("Legs", {"legs"}) == "Legs_2");
    CHECK(sheet_name("[x]:*?/\\", {}) == "_x______");
    CHECK(sheet_name("'a'", {}) == "_a_");
    CHECK(sheet_name("", {}) == "sheet");
    CHECK(sheet_name("History", {}) == "History_");
    std::string const name(40, 'x');
    CHECK(sheet_name(name, {}) == std::string(31, 'x'));
    CHECK(sheet_name(name, {std::string(31, 'x')}) == std::string(27, 'x'));
    CHECK(sheet_name(name, {std::string(31, 'x'), std::string(27, 'x')}) == std::string(27, 'x') + "_2");
}

TEST_CASE("what is not UTF-8 becomes the mark for it, and the rest stays") {
    CHECK(valid_text("Алматы 阿拉山口 🚂") == "Алматы 阿拉山口 🚂");
    CHECK(valid_text("a\xFF"
                     "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(valid_text("\xC0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD");          // overlong
    CHECK(valid_text("\xED\xA0\x80").find('\xED') == std::string::npos);  // half a surrogate pair
    CHECK(valid_text("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");          // cut short
    CHECK(valid_text(std::string{"a\0b", 3}) ==
          "a\xEF\xBF\xBD"
          "b");
}

TEST_CASE("spreadsheets count letters in UTF-16 units") {
    CHECK(first_units("abc", 2) == "ab");
    CHECK(first_units("阿拉山口", 2) == "阿拉");
    CHECK(first_units("🚂🚂", 3) == "🚂");
    CHECK(first_units("🚂", 1).empty());
}

TEST_CASE("a name in SQL is quoted") {
    CHECK(quoted_name("a\"b") == "\"a\"\"b\"");
}

TEST_CASE("names that SQLite cannot hold as they are break no view") {
    Value corridors = Value::list();
    for (std::string const& name : {std::string{"a\0b", 3}, std::string{"it's \"so\""}, std::string{"\xEF\xBF\xBE"}}) {
        corridors.add(Value::object().set("name", name).set("cost_usd", 1.5));
    }
    auto const tables = relations_of(Value::object().set("corridors", std::move(corridors)));
    CHECK(to_sqlite(tables).starts_with("SQLite format 3"));
    auto const views = view_statements(tables);
    REQUIRE(!views.empty());
    CHECK(std::none_of(views.begin(), views.end(),
                       [](std::string const& view) { return view.find('\0') != std::string::npos; }));
}

Value days_from(char const* start) {
    Value const tank = Value::object().set("id", "farm").set("m3_by_day", Value::list().add(1).add(2));
    return Value::object().set("start", start).set("tanks", Value::list().add(tank));
}

TEST_CASE("days have dates by the start of their own scenario") {
    auto const dated_by = [](Value const& result, std::string const& view, std::string const& start) {
        auto const views = view_statements(relations_of(result));
        return std::any_of(views.begin(), views.end(), [&](std::string const& statement) {
            return statement.starts_with("CREATE VIEW \"" + view + "\"") &&
                   statement.find("(SELECT \"" + start + "\" FROM run)") != std::string::npos;
        });
    };
    CHECK(dated_by(days_from("2024-01-01"), "m3_by_day_dated", "start"));
    Value pair = Value::object();
    pair.set("first", days_from("2024-01-01")).set("second", days_from("2024-02-01"));
    CHECK(dated_by(pair, "first_m3_by_day_dated", "first_start"));
    CHECK(dated_by(pair, "second_m3_by_day_dated", "second_start"));
    // Oil beside what is carried piece by piece: its own start, or else that of all.
    CHECK(dated_by(days_from("2024-01-01").set("oil", days_from("2024-03-01")), "oil_m3_by_day_dated", "oil_start"));
}

TEST_CASE("one of many is called as in English") {
    CHECK(singular("cargoes") == "cargo");
    CHECK(singular("facilities") == "facility");
    CHECK(singular("analysis") == "analysis");
}

}  // namespace
}  // namespace corridor
