#include "exchange/yaml_text.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

namespace corridor {
namespace {

TEST_CASE("a text written as a scalar is the same text to us and to another reader of YAML") {
    for (std::string const text : {"plain",
                                   "Xi'an (Xinzhu)",
                                   "a: b",
                                   "a #b",
                                   "#a",
                                   "- a",
                                   "-",
                                   "-5.5",
                                   "a, b",
                                   "{a}",
                                   "[a]",
                                   "\"a\"",
                                   "a\\b",
                                   "a\nb",
                                   "tab\there",
                                   "bell\a",
                                   " outer ",
                                   "",
                                   "~",
                                   "null",
                                   "50 %",
                                   "% of it",
                                   "@home",
                                   "&anchor",
                                   "*alias",
                                   "!tag",
                                   "a|b",
                                   "> a",
                                   "Ünïcode – Баку",
                                   "delete\x7F",
                                   "next\xC2\x85line",
                                   "c1\xC2\x9B",
                                   "line\xE2\x80\xA8paragraph\xE2\x80\xA9.",
                                   "\xEF\xBB\xBFmark",
                                   "\xEF\xBF\xBE",
                                   "\xF0\x9F\x9A\x82",
                                   "18:00",
                                   "0.62 USD/FEU/km"}) {
        CAPTURE(text);
        for (std::string const& document : {"k: " + yaml_scalar(text), "k: {l: " + yaml_scalar(text) + "}",
                                            "k: [" + yaml_scalar(text) + ", x]", yaml_scalar(text) + ": v"}) {
            CAPTURE(document);
            std::vector<Diagnostic> diagnostics;
            Yaml const tree = parse_document("x", document, diagnostics)->root;
            REQUIRE(diagnostics.empty());
            REQUIRE(tree.entries.size() == 1);
            auto const& [key, value] = tree.entries.front();
            YAML::Node const other = YAML::Load(document);
            if (key.text != "k" || text == "k") {
                CHECK(key.text == text);
                CHECK(other.begin()->first.as<std::string>() == text);
            } else if (value.is_map()) {
                CHECK(value.entries.front().value.text == text);
                CHECK(!value.entries.front().value.is_null());
                CHECK(other["k"]["l"].as<std::string>() == text);
            } else if (value.is_list()) {
                CHECK(value.items.front().text == text);
                CHECK(other["k"][0].as<std::string>() == text);
            } else {
                CHECK(value.text == text);
                CHECK(other["k"].as<std::string>() == text);
            }
        }
    }
}

}  // namespace
}  // namespace corridor
