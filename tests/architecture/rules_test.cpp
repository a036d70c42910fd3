#include "architecture/rules.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

// Each rule on a file that breaks it and on one that only looks as if it did.
namespace {

using namespace architecture;
using Faults = std::vector<std::string>;

Rulebook const& small_rulebook() {
    static auto const book = read_rulebook(R"(
| layer | module | one line | may include |
| --- | --- | --- | --- |
| 0 | `units` | quantities | – |
| 1 | `network` | nodes and links | `units` |
| 1 | `routing` | searches | `units` |

| headers | package | at home in |
| --- | --- | --- |
| `boost/` | Boost | `routing` |
| `yaml.h` | libyaml | `input` |
| `fmt/` | fmt | every module |
)");
    return book;
}

TEST_CASE("the rulebook is what the tables say") {
    auto const& book = small_rulebook();
    REQUIRE(book.modules.size() == 3);
    CHECK(book.modules.at("network").layer == 1);
    CHECK(book.modules.at("network").may_include == std::set<std::string>{"units"});
    CHECK(book.modules.at("units").may_include.empty());
    REQUIRE(book.homes.size() == 3);
    CHECK(book.homes[0].modules == std::set<std::string>{"routing"});
    CHECK(book.homes[2].everywhere);
}

TEST_CASE("a module that may include its own layer is a fault") {
    auto book = small_rulebook();
    book.modules.at("network").may_include.insert("routing");
    CHECK(layer_faults(book) == Faults{"docs/architecture.md: network may include routing, which lies no lower"});
    CHECK(layer_faults(small_rulebook()).empty());
}

TEST_CASE("a module includes itself and what its row allows") {
    CHECK(include_faults(small_rulebook(), {"src/network/a.cpp",
                                            "#include \"network/b.h\"\n#include <vector>\n"
                                            "#include \"corridor/units/c.h\"\n#include <fmt/format.h>\n"})
              .empty());
}

TEST_CASE("an include of a module that the row does not name is a fault") {
    CHECK(include_faults(small_rulebook(), {"src/network/a.cpp", "\n# include \"corridor/routing/b.h\"\n"}) ==
          Faults{"src/network/a.cpp:2: network may not include routing, but includes \"corridor/routing/b.h\""});
    CHECK(include_faults(small_rulebook(), {"src/units/a.cpp", "#include \"b.h\"\n"}) ==
          Faults{"src/units/a.cpp:1: \"b.h\" lies in no module of docs/architecture.md"});
}

TEST_CASE("a package away from home is a fault") {
    CHECK(include_faults(small_rulebook(), {"src/network/a.h", "#include <boost/graph/x.hpp>\n"}) ==
          Faults{"src/network/a.h:1: <boost/graph/x.hpp> is not at home in network"});
    CHECK(include_faults(small_rulebook(), {"src/routing/a.h", "#include <boost/graph/x.hpp>\n"}).empty());
    CHECK(include_faults(small_rulebook(), {"src/network/a.cpp", "#include <unknown/x.h>\n"}) ==
          Faults{"src/network/a.cpp:1: <unknown/x.h> belongs to no package of docs/architecture.md"});
}

TEST_CASE("a public header includes neither packages nor private headers") {
    CHECK(include_faults(small_rulebook(), {"include/corridor/units/a.h", "#include <fmt/format.h>\n"}) ==
          Faults{"include/corridor/units/a.h:1: public headers include no package, but this one <fmt/format.h>"});
    CHECK(include_faults(small_rulebook(), {"include/corridor/units/a.h", "#include \"units/b.h\"\n"}) ==
          Faults{"include/corridor/units/a.h:1: a public header includes the private \"units/b.h\""});
}

TEST_CASE("forbidden words are found in code, not in comments and literals") {
    Source const innocent{"src/routing/a.cpp", R"(
// std::cout, random_device
/* std::mt19937 x{std::random_device{}()};
   std::normal_distribution */
char const* word = "std::cout \" random_device"; auto million = 1'000'000; char quote = '"'; int snprintf_count;
std::discrete_distribution_like x;
)"};
    CHECK(word_faults(innocent).empty());
    CHECK(word_faults({"src/routing/a.cpp", "int x = 1'0;\nvoid f() { std::cout << x; }\n"}) ==
          Faults{"src/routing/a.cpp:2: std::cout: engines return, writers write"});
    CHECK(word_faults({"src/report/a.cpp", "std::cout << x;\n"}).empty());
    CHECK(word_faults({"tests/a.cpp", "std::uniform_int_distribution<int> d;\n"}) ==
          Faults{"tests/a.cpp:1: std::*_distribution differs between standard libraries"});
    CHECK(word_faults({"src/input/a.cpp", "auto t = std::chrono::steady_clock::now();\n"}) ==
          Faults{"src/input/a.cpp:1: _clock::now: the same inputs give the same answer"});
}

TEST_CASE("a path that says nothing is a fault") {
    CHECK(word_faults({"src/units/string_utils.cpp", ""}) ==
          Faults{"src/units/string_utils.cpp:1: 'util' in a path says nothing about what is inside"});
}

TEST_CASE("headers need #pragma once and no using namespace") {
    CHECK(header_faults({"src/units/a.h", "// why\n#pragma once\n// using namespace std;\n"}).empty());
    CHECK(header_faults({"src/units/a.h", "using namespace std;\n"}) ==
          Faults{"src/units/a.h:1: #pragma once is missing",
                 "src/units/a.h:1: 'using namespace' in a header reaches whoever includes it"});
}

TEST_CASE("a source without a header of its name is a fault") {
    CHECK(tree_faults(small_rulebook(), {{"include/corridor/units/a.h", ""},
                                         {"src/units/a.cpp", ""},
                                         {"src/routing/b.h", ""},
                                         {"src/routing/b.cpp", ""}})
              .empty());
    CHECK(tree_faults(small_rulebook(), {{"src/units/a.cpp", ""}, {"src/weather/b.h", ""}}) ==
          Faults{"src/units/a.cpp:1: has neither include/corridor/units/a.h nor src/units/a.h",
                 "src/weather/b.h:1: lies in no module of docs/architecture.md"});
}

TEST_CASE("a YAML file without a modeline, or with one to nowhere, is a fault") {
    CHECK(modeline_faults(PROJECT_FOLDER, {"networks/a.yaml", "name: A\n"}).size() == 1);
    CHECK(modeline_faults(PROJECT_FOLDER, {"networks/a.yaml", "# yaml-language-server: $schema=none.json\n"}) ==
          Faults{"networks/a.yaml:1: the schema none.json does not exist"});
    CHECK(modeline_faults(PROJECT_FOLDER, {"networks/a.yaml", "# yaml-language-server: $schema=../LICENSE\n"}).empty());
}

TEST_CASE("files longer than the limit are listed") {
    CHECK(long_files({{"a.cpp", "1\n2\n3\n"}, {"b.cpp", "1\n2\n"}}, 2) == Faults{"a.cpp: 3 lines"});
}

}  // namespace
