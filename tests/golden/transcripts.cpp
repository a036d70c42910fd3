#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "support/program.h"

namespace corridor::test {
namespace {

std::string stored(std::string const& name) {
    std::ifstream stream{std::filesystem::path{PROJECT_FOLDER} / "tests/golden" / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// An answer that has changed on purpose is stored anew: corridor compare networks/small/two-ways-scenario.yaml
// > tests/golden/two-ways-compare.txt
TEST_CASE("the answers to the tutorial's questions are those that are stored, byte for byte") {
    CHECK(run("compare networks/small/two-ways-scenario.yaml").output == stored("two-ways-compare.txt"));
    CHECK(run("check networks/small/two-ways.yaml").output == stored("two-ways-check.txt"));
}

}  // namespace
}  // namespace corridor::test
