#include "exchange/tree.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "exchange/yaml_text.h"

namespace corridor {
namespace {

Yaml parsed(std::string const& text) {
    std::vector<Diagnostic> diagnostics;
    auto const document = parse_document("x", text, diagnostics);
    REQUIRE(diagnostics.empty());
    return document->root;
}

std::string const sample =
    "name: A\n\nnodes:\n  a: {kind: port, transfers: [{modes: [rail, sea], time: 14 h}, {from: sea, to: rail}]}\n"
    "  b: {}\n\nclosures:\n  - {what: {link: a-b}, from: 2024-01-01}\n";

TEST_CASE("a tree that is taken apart leaf by leaf can be put together again") {
    Yaml const tree = parsed(sample);
    Yaml again = yaml_map();
    for (Leaf const& leaf : leaves_of(tree)) {
        CAPTURE(leaf.path);
        CHECK(put(again, leaf));
    }
    CHECK(yaml_text(again) == yaml_text(tree));
    CHECK(yaml_text(parsed(yaml_text(tree))) == yaml_text(tree));
    CHECK(leaves_of(tree).at(2).path == "nodes.a.transfers[0].modes[0]");
}

TEST_CASE("what stands is not overwritten, and a scalar that more is said of becomes the value of a map") {
    Yaml tree = parsed("length: 293 km\nends: [a, b]\n");
    CHECK(!put(tree, {"length", "300 km"}));
    CHECK(put(tree, {"length.source", "tables"}));
    CHECK(!put(tree, {"length.source", "others"}));
    CHECK(put(tree, {"ends[2]", "c"}));
    CHECK(!put(tree, {"ends[4]", "e"}));  // of a list that has only three
    CHECK(!put(tree, {"ends.first", "a"}));
    for (char const* const path : {"[0]", "a[", "a[x]", "a..b", "a."}) {
        CAPTURE(path);
        CHECK(!put(tree, {path, "x"}));
    }
    CHECK(yaml_text(tree).starts_with("length:\n  value: 293 km\n  source: tables\nends: [a, b, c]\n"));
}

TEST_CASE("merged maps keep what both say, and lists are joined") {
    Yaml tree = parsed("a: {b: 1}\nl: [x]\nn: old\n");
    merge(tree, parsed("a: {c: 2}\nl: [y]\nn: new\n"));
    CHECK(yaml_text(tree) == "a:\n  b: 1\n  c: 2\nl: [x, y]\nn: new\n");
}

}  // namespace
}  // namespace corridor
