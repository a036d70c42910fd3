#include "report/workbook.h"

#include <filesystem>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "report/database.h"

namespace corridor {
namespace {

// A run and a table with no rows and so many columns.
std::vector<Relation> tables_of_width(std::size_t columns) {
    Relation run;
    run.name = "run";
    run.fields = {{"name", "", Role::value, Holds::texts}};
    run.rows = {{std::string{"wide"}}};
    Relation wide;
    wide.name = "wide";
    wide.parent = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        wide.fields.push_back({"c" + std::to_string(i), "", Role::value, Holds::numbers});
    }
    return {run, wide};
}

std::string refusal(auto const& write) {
    try {
        write();
    } catch (std::runtime_error const& error) {
        return error.what();
    }
    return "";
}

TEST_CASE("what is too wide for a sheet is sent to where there is room for it") {
    auto const file = std::filesystem::temp_directory_path() / "corridor-wide.xlsx";
    auto const workbook = [&](std::size_t columns) {
        return refusal([&] { write_xlsx(tables_of_width(columns), file.string()); });
    };
    CHECK(workbook(16'384).empty());
    CHECK(workbook(16'385) ==
          "cannot write the workbook: the table 'wide' has 16385 columns, more than a sheet holds; --format csv takes "
          "them");
    std::filesystem::remove(file);
    auto const database = [](std::size_t columns) {
        return refusal([&] { static_cast<void>(to_sqlite(tables_of_width(columns))); });
    };
    CHECK(database(most_database_columns).empty());
    CHECK(database(most_database_columns + 1) ==
          "cannot write the SQLite database: the table 'wide' has 2001 columns, more than a database holds; --format "
          "csv takes them");
}

TEST_CASE("what is too long for a sheet goes into a database, unless it is too wide for that") {
    auto const long_table = [](std::size_t columns) {
        std::vector<Relation> tables = tables_of_width(columns);
        tables.back().rows.resize(1'048'576);
        return refusal([&] { write_xlsx(tables, "nowhere/at all.xlsx"); });
    };
    CHECK(long_table(1).ends_with("has 1048576 rows, more than a sheet holds; --format sqlite or csv takes them"));
    CHECK(long_table(2'001).ends_with("has 1048576 rows, more than a sheet holds; --format csv takes them"));
}

}  // namespace
}  // namespace corridor
