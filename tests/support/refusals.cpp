#include "support/refusals.h"

#include <filesystem>
#include <fstream>
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

}  // namespace

int check_refusals(std::string const& command, std::string const& folder, std::set<std::string> const& networks) {
    int cases = 0;
    for (auto const& entry : std::filesystem::directory_iterator{std::filesystem::path{PROJECT_FOLDER} / folder}) {
        std::string const name = entry.path().filename().string();
        if (networks.contains(name)) {
            continue;
        }
        CAPTURE(name);
        Outcome const outcome = run(command + " " + folder + "/" + name + " 2>&1");
        CHECK(outcome.status == 3);
        CHECK(complaints(outcome.output) == expected(entry.path()));
        CHECK(!expected(entry.path()).empty());
        ++cases;
    }
    return cases;
}

}  // namespace corridor::test
