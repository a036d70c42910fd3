#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/input/read.h"

namespace corridor {
namespace {

std::filesystem::path const folder = std::filesystem::path{PROJECT_FOLDER} / "tests/cases/bad";

// The complaints that a case promises in its first lines: "# expect: line:column: error: message".
std::vector<std::string> expected(std::filesystem::path const& file) {
    std::vector<std::string> lines;
    std::ifstream stream{file};
    std::string const mark = "# expect: ";
    for (std::string line; std::getline(stream, line) && line.starts_with(mark);) {
        lines.push_back(line.substr(mark.size()));
    }
    return lines;
}

std::vector<std::string> complaints(std::filesystem::path const& file) {
    std::vector<std::string> lines;
    try {
        if (is_scenario(file)) {
            static_cast<void>(read_scenario(file));
        } else {
            static_cast<void>(read_network(file));
        }
    } catch (InputError const& error) {
        for (Diagnostic const& diagnostic : error.diagnostics()) {
            CHECK(std::filesystem::path{diagnostic.file}.filename() == file.filename());
            lines.push_back(std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column) +
                            ": error: " + diagnostic.message);
        }
    }
    return lines;
}

TEST_CASE("every bad file is refused with the message and the place that it promises") {
    int cases = 0;
    for (auto const& entry : std::filesystem::directory_iterator{folder}) {
        CAPTURE(entry.path().filename().string());
        CHECK(complaints(entry.path()) == expected(entry.path()));
        ++cases;
    }
    CHECK(cases >= 80);
}

std::filesystem::path written(std::string const& name, std::string const& text) {
    auto const file = std::filesystem::temp_directory_path() / ("corridor-test-" + name + ".yaml");
    std::ofstream{file, std::ios::binary} << text;
    return file;
}

std::string first_message(std::filesystem::path const& file) {
    try {
        static_cast<void>(read_network(file));
    } catch (InputError const& error) {
        return error.diagnostics().front().message;
    }
    return "";
}

TEST_CASE("bytes that are no text are refused, CRLF and a byte-order mark are not") {
    CHECK(first_message(written("nul", std::string{"name: a\0b\n", 10})) == "the file holds a NUL byte");
    CHECK(first_message(written("latin1", "name: Malasz\xE9wicze\n")) == "the file is not UTF-8 text");
    CHECK(first_message(written("overlong", "name: \xC0\xAF\n")) == "the file is not UTF-8 text");
    CHECK(first_message(written("crlf", "\xEF\xBB\xBFname: Aktau\r\nmodes: {}\r\n")).empty());
}

TEST_CASE("ten megabytes of nesting and a bomb of aliases are refused at once") {
    CHECK(first_message(written("nesting", "name: " + std::string(10'000'000, '['))) == "nested deeper than 64 levels");
    std::string bomb = "a: &a [x, x]\n";
    for (char name = 'b'; name < 'z'; ++name) {
        char const last = static_cast<char>(name - 1);
        bomb += std::string{name} + ": &" + name + " [*" + last + ", *" + last + "]\n";
    }
    CHECK(first_message(written("bomb", bomb)) == "anchors ('&name') are not allowed; write the value out");
}

TEST_CASE("the bundled scenarios and networks are read without an error") {
    for (char const* const name : {"china-europe", "china-turkiye", "russia-closed"}) {
        ScenarioInput const input =
            read_scenario(std::filesystem::path{PROJECT_FOLDER} / "scenarios" / (std::string{name} + ".yaml"));
        CHECK(input.network.nodes.size() >= 150);
        CHECK(input.network.links.size() + input.network.services.size() >= 260);
    }
}

TEST_CASE("a complaint shows its line, in what a change adds to the network too") {
    auto const file =
        written("addition", "network: " + (folder.parent_path() / "two-places.yaml").string() +
                                "\ndemand: [{from: a, to: b, cargo: container}]\n"
                                "changes: [add: {links: {x: {between: [a, z], mode: rail, length: 1 km}}}]\n");
    try {
        static_cast<void>(read_scenario(file));
        FAIL("an unknown node was accepted");
    } catch (InputError const& error) {
        REQUIRE(!error.diagnostics().empty());
        Diagnostic const& first = error.diagnostics().front();
        CHECK(first.line == 3);
        CHECK(first.text == "changes: [add: {links: {x: {between: [a, z], mode: rail, length: 1 km}}}]");
        CHECK(first.text.substr(static_cast<std::size_t>(first.column - first.text_column), 1) == "z");
    }
}

}  // namespace
}  // namespace corridor
