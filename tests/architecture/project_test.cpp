#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "architecture/rulebook.h"
#include "architecture/rules.h"
#include "architecture/source.h"

// The rules of docs/architecture.md, held against the project itself.
namespace {

using namespace architecture;

std::filesystem::path const project{PROJECT_FOLDER};

Rulebook const& rulebook() {
    static Rulebook const book = [] {
        for (auto const& page : read_sources(project, {"docs"}, {"architecture.md"})) {
            return read_rulebook(page.text);
        }
        return Rulebook{};
    }();
    return book;
}

std::vector<Source> const& product() {
    static auto const sources = read_sources(project, {"include", "src"}, {".h", ".cpp"});
    return sources;
}

std::vector<Source> const& everything() {
    static auto const sources = read_sources(project, {"include", "src", "tests"}, {".h", ".cpp"});
    return sources;
}

void expect_none(std::vector<std::string> const& faults) {
    for (auto const& fault : faults) {
        FAIL_CHECK(fault);
    }
}

TEST_CASE("the tables of docs/architecture.md are read") {
    CHECK(rulebook().modules.contains("units"));
    CHECK(rulebook().modules.contains("cli"));
    CHECK(rulebook().homes.size() >= 6);
    CHECK(product().size() > 20);
}

TEST_CASE("modules may include lower layers only") {
    expect_none(layer_faults(rulebook()));
}

TEST_CASE("every include is allowed") {
    for (auto const& source : product()) {
        expect_none(include_faults(rulebook(), source));
    }
}

TEST_CASE("every source has its header, and every module its row") {
    expect_none(tree_faults(rulebook(), product()));
}

TEST_CASE("no forbidden word stands in the code") {
    for (auto const& source : everything()) {
        expect_none(word_faults(source));
    }
}

TEST_CASE("every header guards itself and keeps its namespaces to itself") {
    for (auto const& source : everything()) {
        if (is_header(source)) {
            expect_none(header_faults(source));
        }
    }
}

TEST_CASE("every bundled YAML file names its schema") {
    for (auto const& source : read_sources(project, {"networks", "scenarios"}, {".yaml", ".yml"})) {
        expect_none(modeline_faults(project, source));
    }
}

TEST_CASE("long files are listed") {
    for (auto const& file : long_files(everything(), 400)) {
        MESSAGE("long: " << file);
    }
}

}  // namespace
