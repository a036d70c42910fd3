// What cannot be assigned, or can't be asked for.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/program.h"

namespace corridor::test {
namespace {

// The complaints that a scenario promises under its modeline: "# expect: file:line:column: error: message".
std::vector<std::string> expected(std::filesystem::path const& file) {
    std::vector<std::string> lines;
    std::ifstream stream{file};
    std::string const mark = "# expect: ";
    for (std::string line; std::getline(stream, line) && line.starts_with('#');) {
        if (line.starts_with(mark)) {
            lines.push_back(line.substr(mark.size()));
        }
    }
    return lines;
}

// Those of the program, without folders and quoted lines.
std::vector<std::string> complaints(std::string const& words) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end = words.find('\n'); end != std::string::npos; end = words.find('\n', begin)) {
        std::string const line = words.substr(begin, end - begin);
        begin = end + 1;
        auto const mark = line.find(": error: ");
        if (mark != std::string::npos) {
            lines.push_back(line.substr(line.rfind('/', mark) + 1));
        }
    }
    return lines;
}

TEST_CASE("what cannot be assigned is refused with the message and the place that its file promises") {
    int cases = 0;
    for (auto const& entry :
         std::filesystem::directory_iterator{std::filesystem::path{PROJECT_FOLDER} / "tests/flows/bad"}) {
        CAPTURE(entry.path().filename().string());
        Outcome const outcome = run("assign tests/flows/bad/" + entry.path().filename().string() + " 2>&1");
        CHECK(outcome.status == 3);
        CHECK(complaints(outcome.output) == expected(entry.path()));
        CHECK(!expected(entry.path()).empty());
        ++cases;
    }
    CHECK(cases >= 25);
}

TEST_CASE("capacity wants no volume, but what is stated must count") {
    CHECK(run("capacity tests/flows/bad/no-volume.yaml 2>&1").status == 0);
    for (char const* const name : {"volume-of-nothing", "unserved-unit", "nest-twice", "capacity-zero"}) {
        CAPTURE(name);
        CHECK(run(std::string{"capacity tests/flows/bad/"} + name + ".yaml 2>&1").status == 3);
    }
}

// All that the program says of a command line that it refuses.
std::string refusal(std::string const& arguments) {
    Outcome const outcome = run(arguments + " 2>&1");
    CHECK(outcome.status == 2);
    return outcome.output.substr(0, outcome.output.find('\n'));
}

TEST_CASE("what the command line asks for in vain is named") {
    std::string const file = " tests/flows/cases/shared-section-scenario.yaml ";
    CHECK(refusal("assign" + file + "--gap 0") == "--gap: a number from 1e-15 to 1 is wanted, not '0'");
    CHECK(refusal("assign" + file + "--gap nan") == "--gap: a number from 1e-15 to 1 is wanted, not 'nan'");
    CHECK(refusal("capacity" + file + "--detour -1") == "--detour: a number from 0 to 1e9 is wanted, not '-1'");
    CHECK(refusal("assign" + file + "--delays soft") == "--delays: soft not in {queue,hard,none}");
    CHECK(refusal("assign" + file + "--iterations 0") == "--iterations: Value 0 not in range 1 to 1000000");
    CHECK(refusal("capacity" + file + "--corridor rial") ==
          "corridor: --corridor: the scenario has no corridor 'rial'; did you mean 'rail'?");
    CHECK(refusal("capacity tests/flows/cases/logit-scenario.yaml --corridor middle") ==
          "corridor: --corridor: no demand of the scenario may take 'middle'");
    CHECK(refusal("capacity" + file + "--detour nan") == "--detour: a number from 0 to 1e9 is wanted, not 'nan'");
    CHECK(refusal("capacity" + file + "--rungs 0") == "--rungs: Value 0 not in range 1 to 1000");
}

}  // namespace
}  // namespace corridor::test
