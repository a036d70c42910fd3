#include "input/csv_reader.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace corridor {
namespace {

std::filesystem::path written(std::string const& text) {
    auto file = std::filesystem::temp_directory_path() / "corridor-test.csv";
    std::ofstream{file, std::ios::binary} << text;
    return file;
}

std::vector<std::vector<std::string>> texts(std::string const& text) {
    std::vector<Diagnostic> diagnostics;
    TextFile const file{written(text), diagnostics};
    CsvTable const table{file};
    std::vector<std::vector<std::string>> rows;
    for (auto const& row : table.rows()) {
        rows.emplace_back();
        for (CsvCell const& cell : row) {
            rows.back().push_back(cell.text);
        }
    }
    CHECK(diagnostics.empty());
    return rows;
}

TEST_CASE("quotes, line ends within them, CRLF, a byte-order mark and blank lines are read as RFC 4180 has them") {
    using Rows = std::vector<std::vector<std::string>>;
    CHECK(texts("a,b\n1,2\n") == Rows{{"1", "2"}});
    CHECK(texts("\xEF\xBB\xBF"
                "a,b\r\n1,2") == Rows{{"1", "2"}});
    CHECK(texts("a,b\n\"x, \"\"y\"\"\nz\",\n\n, 2 \n") == Rows{{"x, \"y\"\nz", ""}, {"", "2"}});
    CHECK(texts("a,b\n") == Rows{});
}

TEST_CASE("a complaint counts lines and characters of the file, not of the table") {
    std::vector<Diagnostic> diagnostics;
    TextFile const file{written("a,b\n\"Баку\nAlat\",xyz\n"), diagnostics};
    CsvTable const table{file};
    file.error(table.rows().front()[1].at, "wrong");
    CHECK(diagnostics.front().line == 3);
    CHECK(diagnostics.front().column == 7);
    file.error(table.rows().front()[0].at, "wrong");
    CHECK(diagnostics.back().line == 2);
    CHECK(diagnostics.back().column == 1);
}

TEST_CASE("whatever is written as a row is read as the same row") {
    CHECK(rc::check([] {
        auto const letters = rc::gen::elementOf(std::string{"ab,\" \n\r-"});
        auto const cells = *rc::gen::container<std::vector<std::string>>(3, rc::gen::container<std::string>(letters));
        std::string const text = csv_row({"x", "y", "z"}) + csv_row(cells);
        RC_ASSERT(texts(text) == std::vector<std::vector<std::string>>{cells});
    }));
}

}  // namespace
}  // namespace corridor
