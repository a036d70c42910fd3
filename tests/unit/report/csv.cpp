#include "report/csv.h"

#include <sstream>

#include <doctest/doctest.h>

namespace corridor {
namespace {

std::string written(std::vector<std::vector<std::string>> rows) {
    std::ostringstream text;
    write_csv(TextTable{{{"name", Align::left}}, std::move(rows)}, text);
    return text.str();
}

TEST_CASE("a text that a spreadsheet would take for a formula gets an apostrophe") {
    CHECK(written({{"=cmd|' /C calc'!A0"}}) == "name\r\n'=cmd|' /C calc'!A0\r\n");
    CHECK(written({{"+1+1"}, {"-1x"}, {"@SUM(A1)"}, {"\tx"}}) == "name\r\n'+1+1\r\n'-1x\r\n'@SUM(A1)\r\n'\tx\r\n");
    CHECK(written({{"\uFF1D1+1"}, {"\n=1"}}) == "name\r\n'\uFF1D1+1\r\n\"'\n'=1\"\r\n");
    CHECK(written({{"\rx"}, {"=a,b"}}) == "name\r\n\"'\rx\"\r\n\"'=a,b\"\r\n");
}

TEST_CASE("a formula behind a semicolon, where some spreadsheets begin a cell, gets one, too") {
    CHECK(written({{"a\n=1+1"}, {"a\tb\t@x"}}) == "name\r\n\"a\n'=1+1\"\r\na\tb\t'@x\r\n");
    CHECK(written({{"a;=1+1"}, {"=1;=2"}, {"a;-1;b; =c"}, {";"}}) ==
          "name\r\na;'=1+1\r\n'=1;'=2\r\na;-1;b; =c\r\n;\r\n");
}

TEST_CASE("numbers and other texts stay as they are") {
    CHECK(written({{"-1.5"}, {"+2"}, {"-1e-9"}, {"a=b"}, {"1-2"}, {""}, {"'quoted'"}}) ==
          "name\r\n-1.5\r\n+2\r\n-1e-9\r\na=b\r\n1-2\r\n\r\n'quoted'\r\n");
}

TEST_CASE("a table of cells is written as they read back, its texts guarded") {
    Relation table;
    table.fields = {{"leg_nr", "", Role::key, Holds::numbers},
                    {"cost_usd", "usd", Role::value, Holds::numbers},
                    {"name", "", Role::value, Holds::texts}};
    table.rows = {
        {std::uint64_t{0}, 0.1, std::string{"-5"}}, {std::uint64_t{1}, -2.0, true}, {std::uint64_t{2}, {}, {}}};
    std::ostringstream text;
    write_csv(table, text);
    CHECK(text.str() == "leg_nr,cost_usd,name\r\n0,0.1,-5\r\n1,-2,true\r\n2,,\r\n");
}

}  // namespace
}  // namespace corridor
