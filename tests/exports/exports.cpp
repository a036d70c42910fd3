#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "support/program.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::run;

// A folder that is gone afterwards.
class Scratch {
public:
    Scratch() : path_{fs::temp_directory_path() / ("corridor-exports-" + std::to_string(getpid()))} {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    [[nodiscard]] std::string file(std::string const& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

std::string bytes_of(std::string const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// Whether the readers of others find in a file what the JSON result says.
bool reads_back(std::string const& what, std::string const& file, std::string const& result) {
    // The machine's own Python, for which the packages of the tests are installed.
    std::string const command = std::string{"/usr/bin/python3 '"} + PROJECT_FOLDER + "/tests/exports/read_back.py' " +
                                what + " '" + file + "' '" + result + "'";
    return std::system(command.c_str()) == 0;  // NOLINT(concurrency-mt-unsafe)
}

struct Export {
    char const* format;
    char const* check;
    char const* name;
};
constexpr Export exports[] = {{"xlsx", "xlsx", "result.xlsx"}, {"sqlite", "sqlite", "result.sqlite"},
                              {"csv", "csv", "tables/"},       {"geojson", "geojson", "map.geojson"},
                              {"qgis", "qgis", "map/"},        {"simwrapper", "simwrapper", "dashboard/"}};

int exported(std::string const& question, std::string const& format, std::string const& file) {
    return run(question + " --format " + format + " -o " + file).status;
}

int report(std::string const& result, std::string const& format, std::string const& file) {
    return exported("report " + result, format, file);
}

void check_all(std::string const& question) {
    CAPTURE(question);
    Scratch const scratch;
    std::string const result = scratch.file("result.json");
    int const status = run(question + " --format json --quiet -o " + result).status;
    REQUIRE(status < 2);
    for (Export const& written : exports) {
        CAPTURE(written.format);
        std::string const file = scratch.file(written.name);
        // A saved result gives the same as the answer itself.
        CHECK(report(result, written.format, file) == 0);
        CHECK(reads_back(written.check, file, result));
    }
}

TEST_CASE("what compare, simulate and assign export is read back by other programs") {
    check_all("compare scenarios/china-europe.yaml");
    check_all("simulate scenarios/china-europe.yaml --replications 2");
    check_all("assign scenarios/growth-2030.yaml --iterations 50");
    check_all("simulate scenarios/kazakh-crude.yaml --replications 1");
}

TEST_CASE("a command writes the same bytes each time, and the same as from its saved result") {
    Scratch const scratch;
    std::string const question = "compare scenarios/china-turkiye.yaml ";
    std::string const result = scratch.file("result.json");
    REQUIRE(run(question + "--format json -o " + result).status == 0);
    for (std::string const format : {"xlsx", "sqlite", "geojson"}) {
        CAPTURE(format);
        REQUIRE(exported(question, format, scratch.file("a")) == 0);
        sleep(1);  // no file says when it was made
        REQUIRE(report(result, format, scratch.file("b")) == 0);
        CHECK(!bytes_of(scratch.file("a")).empty());
        CHECK((bytes_of(scratch.file("a")) == bytes_of(scratch.file("b"))));
    }
}

TEST_CASE("the days of a pair of scenarios have dates") {
    Scratch const scratch;
    std::string const result = scratch.file("result.json");
    REQUIRE(run("simulate scenarios/btk-upgrade.yaml --against scenarios/btk-before.yaml --replications 1 --quiet "
                "--format json -o " +
                result)
                .status < 2);
    REQUIRE(run("report " + result + " --format sqlite -o " + scratch.file("pair.sqlite")).status == 0);
    CHECK(reads_back("pair", scratch.file("pair.sqlite"), result));
}

// The folder for temporary files while this lives.
class TemporaryFolder {
public:
    explicit TemporaryFolder(char const* folder) : before_{fs::temp_directory_path().string()} {
        setenv("TMPDIR", folder, 1);  // NOLINT(concurrency-mt-unsafe)
    }
    ~TemporaryFolder() { setenv("TMPDIR", before_.c_str(), 1); }  // NOLINT(concurrency-mt-unsafe)
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

private:
    std::string before_;
};

TEST_CASE("a workbook needs no folder for temporary files, unless it goes to a device") {
    Scratch const scratch;
    std::string const question = "check networks/small/two-ways.yaml --format xlsx -o ";
    TemporaryFolder const none{"/no/such/folder"};
    CHECK(run(question + scratch.file("book.xlsx") + " 2>&1").output.empty());
    CHECK(bytes_of(scratch.file("book.xlsx")).starts_with("PK"));
    CHECK(std::distance(fs::directory_iterator{scratch.file("")}, {}) == 1);
    Outcome const device = run(question + "/dev/null 2>&1");
    CHECK(device.status == 4);
    CHECK(device.output == "corridor: there is no folder for temporary files; TMPDIR names it\n");
}

TEST_CASE("a file is demanded before the answer is worked out") {
    for (std::string const format : {"xlsx", "sqlite", "qgis", "simwrapper"}) {
        CHECK(run("simulate no-such.yaml --format " + format + " 2>/dev/null").status == 2);
        CHECK(run("simulate no-such.yaml --format " + format + " -o - 2>/dev/null").status == 2);
    }
    CHECK(run("compare scenarios/china-europe.yaml --format xlsx 2>&1").output.find("'-o FILE' is missing") !=
          std::string::npos);
}

TEST_CASE("a folder is replaced only if it holds what was written there, unchanged") {
    Scratch const scratch;
    std::string const folder = scratch.file("tables/");
    std::string const question = "compare scenarios/china-europe.yaml --format csv -o ";
    REQUIRE(run(question + folder).status == 0);
    CHECK(fs::exists(folder + "legs.csv"));
    REQUIRE(run("check scenarios/china-europe.yaml --format csv -o " + folder).status == 0);
    CHECK(!fs::exists(folder + "legs.csv"));
    CHECK(fs::exists(folder + "assumptions.csv"));

    SUBCASE("not if a file of another origin lies there") {
        std::ofstream{folder + "thesis.doc"} << "mine";
        CHECK(run(question + folder + " 2>/dev/null").status == 2);
        CHECK(bytes_of(folder + "thesis.doc") == "mine");
        CHECK(!fs::exists(folder + "legs.csv"));
    }
    SUBCASE("not if a file was changed since") {
        std::ofstream{folder + "assumptions.csv"} << "checked by hand";
        CHECK(run(question + folder + " 2>/dev/null").status == 2);
        CHECK(bytes_of(folder + "assumptions.csv") == "checked by hand");
    }
    SUBCASE("not if a file of one's own only has the name of one of ours") {
        std::string const own = scratch.file("own/");
        fs::create_directories(own);
        std::ofstream{own + "legs.csv"} << "my legs";
        std::ofstream{own + "datapackage.json"} << R"({"name":"corridor-result","resources":[{"path":"legs.csv"}]})";
        CHECK(run(question + own + " 2>/dev/null").status == 2);
        CHECK(run("export qgis networks/eurasia.yaml -o " + own + " 2>/dev/null").status == 2);
        CHECK(bytes_of(own + "legs.csv") == "my legs");
    }
}

TEST_CASE("what is replaced keeps its permissions") {
    Scratch const scratch;
    std::string const file = scratch.file("result.json");
    std::ofstream{file} << "old";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    REQUIRE(run("compare scenarios/china-europe.yaml --format json -o " + file).status == 0);
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(bytes_of(file).size() > 1000);
}

TEST_CASE("an answer without a map is not written as one") {
    CHECK(run("diff scenarios/china-europe.yaml scenarios/russia-closed.yaml --format geojson 2>&1")
              .output.find("nothing to draw on a map") != std::string::npos);
}

TEST_CASE("a network is exported as a map with styles, too") {
    Scratch const scratch;
    REQUIRE(run("export qgis networks/eurasia.yaml -o " + scratch.file("map/") + " --quiet").status == 0);
    CHECK(reads_back("qgis", scratch.file("map/"), ""));
}

TEST_CASE("the recipe for pandas works") {
    Scratch const scratch;
    std::string const compare = "compare scenarios/china-europe.yaml --format ";
    REQUIRE(run(compare + "csv -o " + scratch.file("tables/")).status == 0);
    REQUIRE(run("simulate scenarios/china-europe.yaml --replications 2 --quiet --format sqlite -o " +
                scratch.file("simulate.sqlite"))
                .status == 0);
    CHECK(reads_back("recipe", scratch.file(""), ""));
}

TEST_CASE("hostile texts survive") {
    std::string controls;
    for (char letter = 1; letter < 32; ++letter) {
        controls += letter;
    }
    nlohmann::json result;
    result["schema"] = {{"name", "corridor-compare"}, {"version", 1}};
    result["items"] = nlohmann::json::array();
    for (std::string const& name :
         {std::string{"=cmd|' /C calc'!A0"}, std::string{"+1+1"}, std::string{"-1.5"}, std::string{"-1.5x"},
          std::string{"@SUM(A1)"}, std::string{"\t=1"}, std::string{"a;=1;b\n+2x"},
          std::string{"'); DROP TABLE items; --"}, std::string{"a,\"b\"\nc\r\nd"}, controls,
          std::string{"[a]:b*c?d/e\\f"}, std::string(40'000, 'x'), std::string{"_x0041_"},
          std::string{"Алматы 阿拉山口 🚂"}, std::string{"a\0b", 3}, std::string{" "}}) {
        result["items"].push_back({{"name", name}, {"cost_usd", 1}});
    }
    // As names of tables and columns, too.
    for (char const* const key : {"=1+1", "a'b\"c;--", "[x]:*?/\\", "History", "sqlite_master", "select", "SELECT",
                                  "a very long name of a table that no sheet can have, one"}) {
        result[key] = nlohmann::json::array({{{key, "=1"}, {"id", "'"}, {"name", "a\"b"}, {"n", 1}},
                                             {{key, 2}, {"id", "b"}, {"name", "c'd"}, {"n", 2}}});
    }
    Scratch const scratch;
    std::string const file = scratch.file("result.json");
    std::ofstream{file} << result.dump();
    CHECK(run("report " + file + " --format xlsx -o " + scratch.file("book.xlsx")).status == 0);
    CHECK(run("report " + file + " --format sqlite -o " + scratch.file("base.sqlite")).status == 0);
    CHECK(run("report " + file + " --format csv -o " + scratch.file("tables/")).status == 0);
    CHECK(reads_back("hostile", scratch.file(""), file));
}

TEST_CASE("a dashboard of hostile names is read, and a list that is called as its own file keeps both") {
    nlohmann::json result;
    result["schema"] = {{"name", "corridor-assign"}, {"version", 1}};
    result["scenario"] =
        "\x7F \xC2\x80\xC2\x85\xC2\x9F \xE2\x80\xA8\xE2\x80\xA9 \xEF\xBB\xBF \xEF\xBF\xBE: #\t\n\"'\\ 🚂";
    using nlohmann::json;
    result["links"] = json::array({{{"id", "links.a-b"}, {"flow", 1.5}}});
    result["line_looks"] = json::array({{{"id", "own"}, {"beauty", 3}}});
    result["map"]["places"] = json::array(
        {{{"id", "a"}, {"name", "A"}, {"location", {40, 50}}}, {{"id", "b"}, {"name", "B"}, {"location", {41, 51}}}});
    result["map"]["lines"] =
        json::array({{{"id", "links.a-b"}, {"family", "rail"}, {"mode", "rail"}, {"calls", {"a", "b"}}}});
    Scratch const scratch;
    std::string const file = scratch.file("result.json");
    std::ofstream{file} << result.dump();
    CHECK(run("report " + file + " --format simwrapper -o " + scratch.file("dashboard/")).status == 0);
    CHECK(bytes_of(scratch.file("dashboard/line_looks.csv")).find("beauty") != std::string::npos);
    CHECK(reads_back("simwrapper", scratch.file("dashboard/"), file));
}

}  // namespace
}  // namespace corridor
