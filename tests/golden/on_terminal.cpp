#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "report/characters.h"
#include "support/program.h"

namespace corridor::test {
namespace {

bool has_escapes(std::string const& text) {
    return text.find('\x1b') != std::string::npos;
}

std::string without_colours(std::string text) {
    for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[")) {
        text.erase(at, text.find('m', at) + 1 - at);
    }
    return text;
}

std::size_t widest(std::string const& text) {
    std::size_t columns = 0;
    std::istringstream stream{without_colours(text)};
    for (std::string line; std::getline(stream, line);) {
        columns = std::max(columns, width_of(line.substr(0, line.find('\r'))));
    }
    return columns;
}

TEST_CASE("on a terminal no line is wider than it is, and headings are coloured") {
    for (int const columns : {40, 80, 120}) {
        for (char const* const question :
             {"compare scenarios/china-europe.yaml", "simulate scenarios/aktau-storm.yaml --replications 3 --quiet",
              "capacity scenarios/growth-2030.yaml --quiet", "assign scenarios/growth-2030.yaml --quiet",
              "routes scenarios/china-turkiye.yaml", "explain scenarios/china-europe.yaml trans-russia",
              "check networks/eurasia.yaml", "diff scenarios/china-europe.yaml scenarios/russia-closed.yaml",
              "simulate scenarios/cpc-outage.yaml --replications 3 --quiet"}) {
            CAPTURE(question);
            CAPTURE(columns);
            Outcome const shown = run_on_terminal(question, columns);
            CHECK(shown.status == 0);
            CHECK(widest(shown.output) <= static_cast<std::size_t>(columns));
            CHECK(shown.output.find("\x1b[1m") != std::string::npos);
        }
    }
}

std::string const question = "compare networks/small/two-ways-scenario.yaml ";

TEST_CASE("colours are for terminals whose user does not refuse them, unless they are asked for") {
    CHECK(has_escapes(run_on_terminal(question, 80).output));
    CHECK_FALSE(has_escapes(run_on_terminal(question, 80, "NO_COLOR=1").output));
    CHECK(has_escapes(run_on_terminal(question, 80, "NO_COLOR=").output));
    CHECK_FALSE(has_escapes(run_on_terminal(question, 80, "TERM=dumb").output));
    CHECK_FALSE(has_escapes(run_on_terminal(question + "--color never", 80).output));
    CHECK(has_escapes(run_on_terminal(question + "--color always", 80, "NO_COLOR=1").output));
    CHECK_FALSE(has_escapes(run(question).output));
    CHECK(without_colours(run(question + "--color always").output) == run(question).output);
}

TEST_CASE("a file gets no colours and no line breaks, not even from a terminal") {
    auto const file = std::filesystem::temp_directory_path() / "corridor-terminal.txt";
    CHECK(run_on_terminal(question + "--color always -o '" + file.string() + "'", 40).output.empty());
    std::ifstream stream{file};
    std::ostringstream text;
    text << stream.rdbuf();
    CHECK(text.str() == run(question).output);
}

TEST_CASE("a terminal that is not told to take UTF-8 gets lines in ASCII") {
    CHECK(run_on_terminal(question, 80).output.find("──") != std::string::npos);
    CHECK(run_on_terminal(question, 80, "LC_ALL=C").output.find("──") == std::string::npos);
}

TEST_CASE("what is wrong is said in colour on a terminal, and plainly elsewhere") {
    CHECK(run_on_terminal("compare tests/cases/bad/unknown-key.yaml", 80).output.find("\x1b[1;31merror:\x1b[0m") !=
          std::string::npos);
    CHECK(run_on_terminal("compare nowhere.yaml", 80).output.starts_with("\x1b[1;31mcorridor:\x1b[0m cannot read"));
    CHECK_FALSE(has_escapes(run("compare tests/cases/bad/unknown-key.yaml 2>&1").output));
}

TEST_CASE("a name from a file cannot steer the terminal") {
    auto const folder = std::filesystem::temp_directory_path();
    std::ifstream stream{std::filesystem::path{PROJECT_FOLDER} / "networks/small/two-ways.yaml"};
    std::ostringstream network;
    network << stream.rdbuf();
    std::string text = network.str();
    std::string const name = "name: Two ways";
    REQUIRE(text.find(name) != std::string::npos);
    text.replace(text.find(name), name.size(), R"(name: "Two\e]0;taken\a \r\e[2Jways")");
    auto const file = folder / "corridor-steering.yaml";
    std::ofstream{file} << text;
    for (std::string const& output : {run("check '" + file.string() + "'").output,
                                      run_on_terminal("check '" + file.string() + "' --color never", 80).output}) {
        CHECK_FALSE(has_escapes(output));
        CHECK(output.find(R"(Two\x1b]0;taken\x07 \r\x1b[2Jways)") != std::string::npos);
    }
}

// Some seconds of one thread.
std::string const long_question = "simulate scenarios/growth-2030.yaml --threads 1 --replications 100 ";
std::string const wipe = "\r\x1b[K";

TEST_CASE("long work shows how far it is and leaves no trace of that") {
    Outcome const shown = run_on_terminal(long_question, 80);
    std::size_t const last = shown.output.rfind(wipe);
    REQUIRE(last != std::string::npos);
    CHECK(shown.output.find(" of 100 replications  ") < last);
    CHECK(shown.output.find("replications  ", last) == std::string::npos);
    CHECK(shown.output.find("Middle Corridor at 11 Mt", last) != std::string::npos);
    CHECK(run_on_terminal(long_question + "--quiet", 80).output.find(wipe) == std::string::npos);
    CHECK(run_on_terminal(question, 80).output.find(wipe) == std::string::npos);
}

TEST_CASE("so do comparisons and routes of many demands") {
    auto const file = std::filesystem::temp_directory_path() / "corridor-many-demands.yaml";
    std::ofstream scenario{file};
    scenario << "name: Many\nextends: " << PROJECT_FOLDER << "/scenarios/china-europe.yaml\ndemand:\n";
    for (int days = 1; days <= 100; ++days) {
        scenario << "  - {from: xian, to: duisburg, cargo: container, promised: " << days << " days}\n";
    }
    scenario.close();
    for (auto const& [command, counted] : {std::pair{"compare '", " of 300 corridors compared  "},
                                           std::pair{"routes --k 300 '", " of 100 demands routed  "}}) {
        std::string const asked = command + file.string() + "'";
        CAPTURE(asked);
        Outcome const shown = run_on_terminal(asked, 80);
        CHECK(shown.status == 0);
        std::size_t const last = shown.output.rfind(wipe);
        REQUIRE(last != std::string::npos);
        CHECK(shown.output.find(counted) < last);
        CHECK(shown.output.find(counted, last) == std::string::npos);
        CHECK(run(asked + " 2>&1 >/dev/null").output.empty());
    }
}

TEST_CASE("Ctrl-C ends replications with what is done") {
    Outcome const stopped = run_on_terminal(long_question, 80, "", "replications  ");
    CHECK(stopped.status == 0);
    CHECK(stopped.output.find("Stopped before all replications were run") != std::string::npos);
}

TEST_CASE("Ctrl-C ends other work on a clean line") {
    Outcome const stopped = run_on_terminal("capacity scenarios/growth-2030.yaml --pairs", 80, "", "failures tried  ");
    CHECK(stopped.status == 128 + SIGINT);
    CHECK(stopped.output.ends_with(wipe));
    CHECK(stopped.output.find("Middle Corridor at 11 Mt") == std::string::npos);
}

}  // namespace
}  // namespace corridor::test
