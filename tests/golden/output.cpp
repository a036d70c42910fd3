#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "support/program.h"

namespace corridor::test {
namespace {

std::string const question = "check networks/small/two-ways.yaml";

// An empty folder of its own for each case.
std::filesystem::path folder(std::string const& name) {
    auto path = std::filesystem::temp_directory_path() / ("corridor-output-" + name);
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
    return path;
}

std::string bytes(std::filesystem::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

int write_to(std::filesystem::path const& target) {
    return run(question + " -o '" + target.string() + "' 2>/dev/null").status;
}

std::size_t count_of(std::filesystem::path const& path) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path}, {}));
}

TEST_CASE("a full disk is noticed on standard output and in a file") {
    CHECK(run(question + " > /dev/full 2>/dev/null").status == 4);
    CHECK(write_to("/dev/full") == 4);
}

TEST_CASE("the output file '-' is standard output") {
    CHECK(run(question + " -o -").output == run(question).output);
}

TEST_CASE("an answer goes to the file behind a symbolic link, and the link stays") {
    auto const where = folder("link");
    std::ofstream{where / "target"} << "old";
    std::filesystem::create_symlink("target", where / "link");
    std::filesystem::create_symlink("new", where / "dangling");
    CHECK(write_to(where / "link") == 0);
    CHECK(write_to(where / "dangling") == 0);
    CHECK(std::filesystem::is_symlink(where / "link"));
    CHECK(bytes(where / "target") == run(question).output);
    CHECK(bytes(where / "new") == run(question).output);
    CHECK(count_of(where) == 4);
}

TEST_CASE("a pipe that takes the answer stays a pipe") {
    auto const pipe = folder("pipe") / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    Outcome const outcome = run(question + " -o '" + pipe.string() + "' & cat '" + pipe.string() + "'");
    CHECK(outcome.output == run(question).output);
    CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("what cannot be written leaves nothing behind") {
    auto const where = folder("nothing");
    std::filesystem::create_directory(where / "folder");
    CHECK(write_to(where / "folder") == 4);
    CHECK(write_to(where / "no" / "such" / "folder") == 4);
    CHECK(count_of(where) == 1);
}

// What is wrong with the place is said before anything is read: there is no such scenario.
std::string complaint(std::string const& options) {
    Outcome const outcome = run("simulate no-such.yaml " + options + " 2>&1");
    CHECK(outcome.status == 4);
    return outcome.output;
}

TEST_CASE("where nothing can be written is said before the answer is worked out") {
    auto const where = folder("places");
    std::string const at = where.string();
    std::filesystem::create_symlink("no/such/file", where / "dangling");
    std::filesystem::create_symlink("circle", where / "circle");
    std::string const long_name = at + "/" + std::string(300, 'x');
    std::string const none = "': there is no folder '" + at + "/no'\n";
    auto const refuses = [](std::string const& format, std::string const& name, std::string const& why) {
        CAPTURE(format);
        CHECK(complaint("--format " + format + " -o " + name) == "corridor: cannot write '" + name + why);
    };
    for (char const* const format : {"json", "xlsx", "sqlite", "geojson", "html", "qgis", "simwrapper"}) {
        refuses(format, at + "/no/x", none);
        refuses(format, at + "/dangling", "': there is no folder '" + at + "/no/such'\n");
        refuses(format, at + "/circle", "': its links lead in a circle\n");
        refuses(format, long_name, "': its name is too long\n");
    }
    CHECK(complaint("--format csv -o " + at + "/no/x/") == "corridor: cannot write '" + at + "/no/x/" + none);
    CHECK(complaint("--trace " + at + "/no/x") == "corridor: cannot write '" + at + "/no/x" + none);
    CHECK(complaint("-o " + at) == "corridor: cannot write '" + at + "': it is a folder\n");
    CHECK(complaint("-o " + at + "/x/") == "corridor: cannot write '" + at + "/x/': it is a folder\n");
    // Room is wanted for what is written beside it first, too.
    CHECK(complaint("-o " + at + "/" + std::string(250, 'x')).ends_with("its name is too long\n"));
    CHECK(run("export geojson no-such.yaml -o " + at + "/no/x 2>&1").output ==
          "corridor: cannot write '" + at + "/no/x" + none);
    CHECK(run("import tntp no-such no-such -o " + at + "/no/x 2>&1").output ==
          "corridor: cannot write '" + at + "/no/x" + none);
    std::ofstream{where / "mine"} << "mine";
    CHECK(run("simulate no-such.yaml --format qgis -o " + at + " 2>/dev/null").status == 2);
    CHECK(run("simulate no-such.yaml --format qgis -o " + at + "/mine 2>/dev/null").status == 2);
    CHECK(count_of(where) == 3);
}

TEST_CASE("a folder goes where a symbolic link to none yet points") {
    auto const where = folder("link-to-folder");
    std::filesystem::create_symlink("new", where / "dangling");
    CHECK(run(question + " --format csv -o '" + (where / "dangling/").string() + "'").status == 0);
    CHECK(std::filesystem::is_symlink(where / "dangling"));
    CHECK(std::filesystem::exists(where / "new/datapackage.json"));
    CHECK(count_of(where) == 2);
}

TEST_CASE("an answer goes through a pipe of the shell, by whatever name the system has for it") {
    CHECK(run(question + " -o /dev/stdout | cat").output == run(question).output);
}

TEST_CASE("an answer to /dev/stdout is added to the file to which standard output goes") {
    auto const log = (folder("standard-output") / "log").string();
    CHECK(run(question + " -o /dev/stdout >> " + log + "; cat " + log).output == run(question).output);
    std::string const twice = run(question + " -o /dev/stdout >> " + log + "; cat " + log).output;
    CHECK(twice == run(question).output + run(question).output);
}

TEST_CASE("an answer replaces neither what is read nor what is written beside it") {
    auto const where = folder("apart");
    auto const scenario = where / "scenario.yaml";
    std::filesystem::copy_file(std::filesystem::path{PROJECT_FOLDER} / "scenarios/china-europe.yaml", scenario);
    std::string const before = bytes(scenario);
    Outcome const replaced =
        run("compare " + scenario.string() + " -o " + (where / "." / "scenario.yaml").string() + " 2>&1");
    CHECK(replaced.status == 2);
    CHECK(replaced.output.find("would replace") != std::string::npos);
    CHECK(bytes(scenario) == before);
    auto const both = (where / "both").string();
    CHECK(run("assign scenarios/growth-2030.yaml -o " + both + " --flows " + both + " 2>&1").status == 2);
    CHECK(!std::filesystem::exists(both));
}

TEST_CASE("a folder in place of a result is called one") {
    Outcome const outcome = run("report tests -o " + (folder("report") / "x.html").string() + " 2>&1");
    CHECK(outcome.status == 4);
    CHECK(outcome.output == "corridor: cannot read 'tests': it is a folder\n");
}

std::string const import_of_braess = "import tntp networks/small/braess_net.tntp networks/small/braess_trips.tntp ";

TEST_CASE("an import writes its two files, and again over them") {
    auto const where = folder("import") / "braess";
    CHECK(run(import_of_braess + "-o '" + where.string() + "'").output == "braess: 4 nodes, 5 links, 1 demands\n");
    CHECK(run(import_of_braess + "-o '" + where.string() + "/'").status == 0);
    CHECK(count_of(where) == 3);  // and the list of what was written
    CHECK(count_of(where.parent_path()) == 1);
    CHECK(run("check '" + (where / "network.yaml").string() + "'").status == 0);
    CHECK(run("compare '" + (where / "scenario.yaml").string() + "'").status == 0);
}

TEST_CASE("an import leaves alone what is not its own") {
    auto const where = folder("import-kept");
    std::ofstream{where / "network.yaml"} << "mine";
    std::ofstream{where / "notes.txt"} << "mine";
    CHECK(run(import_of_braess + "-o '" + where.string() + "' 2>&1").output.find("which would be lost; name another") !=
          std::string::npos);
    std::filesystem::remove(where / "notes.txt");
    CHECK(run(import_of_braess + "-o '" + where.string() + "' 2>&1").output ==
          "corridor: '" + where.string() + "' holds 'network.yaml', which would be lost; name another folder\n");
    std::ofstream{where / "notes.txt"} << "mine";
    CHECK(run(import_of_braess + "-o '" + where.string() + "' 2>/dev/null").status == 2);
    CHECK(bytes(where / "network.yaml") == "mine");
    CHECK(run(import_of_braess + "-o '" + (where / "notes.txt").string() + "' 2>/dev/null").status == 2);
    CHECK(run(import_of_braess + "-o '" + (where / "no/such/folder").string() + "' 2>/dev/null").status == 4);
    CHECK(count_of(where) == 2);
}

TEST_CASE("an import that fails writes nothing") {
    auto const where = folder("import-failed");
    CHECK(run("import tntp tests/cases/tntp/bad/self-loop_net.tntp tests/cases/tntp/good_trips.tntp -o '" +
              (where / "x").string() + "' 2>/dev/null")
              .status == 3);
    CHECK(run(import_of_braess + "2>/dev/null").status == 2);
    CHECK(run("import tnpt a b -o c 2>&1").output ==
          "corridor: 'tnpt' is no known format to import; known are tntp, gmns; did you mean 'tntp'?\n");
    CHECK(run(import_of_braess + "--time-unit km -o '" + (where / "x").string() + "' 2>/dev/null").status == 2);
    CHECK(run(import_of_braess + "--country Iran -o '" + (where / "x").string() + "' 2>/dev/null").status == 2);
    CHECK(count_of(where) == 0);
}

TEST_CASE("an export to tables holds every node, direction, leg and figure") {
    auto const where = folder("csv") / "tables";
    CHECK(run("export csv networks/small/two-ways.yaml -o '" + where.string() + "'").output ==
          "Two ways: 4 nodes, 3 links, 1 services, 18 figures\n");
    CHECK(count_of(where) == 5);  // and the list of what was written
    CHECK(bytes(where / "nodes.csv") ==
          "id,name,kind,country,latitude_deg,longitude_deg,unlocode\n"
          "almaty,Almaty,terminal,KZ,43.28,76.95,\naktau,Aktau,port,KZ,43.6,51.22,\nbaku,Baku,port,AZ,40.35,49.86,\n"
          "astrakhan,Astrakhan,station,RU,46.35,48.03,\n");
    std::string const links = bytes(where / "links.csv");
    CHECK(links.find("\nalmaty-aktau,backward,aktau,almaty,rail-1520,KZ,3000,,,,,,\n") != std::string::npos);
    std::string const figures = bytes(where / "figures.csv");
    CHECK(figures.find("\nservices.aktau-baku-ferry.charge,650 USD/FEU,325,USD/TEU,,,,a teaching example\n") !=
          std::string::npos);
}

TEST_CASE("an export writes where it is told, in a format that there is") {
    auto const where = folder("exports");
    CHECK(run("export gmns networks/small/two-ways.yaml 2>/dev/null").status == 2);
    CHECK(run("export gmns networks/small/two-ways-scenario.yaml -o '" + (where / "x").string() + "' 2>&1").output ==
          "corridor: gmns: a network is wanted, as its files state it, not a scenario\n");
    CHECK(run("export tntp networks/small/two-ways.yaml -o '" + (where / "x").string() + "' 2>/dev/null").status == 2);
    CHECK(run("export tntp networks/small/two-ways-scenario.yaml -o '" + (where / "x").string() + "' 2>/dev/null")
              .status == 1);
    CHECK(run("export gnms networks/small/two-ways.yaml 2>&1").output ==
          "corridor: 'gnms' is no known format to export to; known are geojson, qgis, gmns, tntp, csv; did you mean "
          "'gmns'?\n");
    CHECK(count_of(where) == 0);
}

}  // namespace
}  // namespace corridor::test
