#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "corridor/exchange/gmns_import.h"
#include "corridor/exchange/tntp_import.h"
#include "corridor/network/fields.h"
#include "schemas/validate.h"

namespace corridor::test {
namespace {

using nlohmann::json;

json const& network_schema() {
    static json const read = schema("networks/schema/network.schema.json");
    return read;
}

// YAML as an editor sees it: plain scalars that look like numbers or truth values are such.
json to_json(YAML::Node const& node) {
    if (node.IsMap()) {
        json object = json::object();
        for (auto const& entry : node) {
            object[entry.first.as<std::string>()] = to_json(entry.second);
        }
        return object;
    }
    if (node.IsSequence()) {
        json list = json::array();
        for (YAML::Node const& item : node) {
            list.push_back(to_json(item));
        }
        return list;
    }
    bool const is_plain = node.Tag() == "?";
    if (double number = 0; is_plain && YAML::convert<double>::decode(node, number)) {
        return json::parse(node.Scalar(), nullptr, false).is_number_integer() ? json(static_cast<long>(number))
                                                                              : json(number);
    }
    if (bool truth = false; is_plain && YAML::convert<bool>::decode(node, truth)) {
        return truth;
    }
    return node.IsNull() ? json{} : json(node.Scalar());
}

TEST_CASE("every bundled network and scenario obeys its schema") {
    int files = 0;
    for (auto const& [folder, rules] : {std::pair{"networks", "network"}, std::pair{"networks/small", "network"},
                                        std::pair{"scenarios", "scenario"}}) {
        json const read = schema("networks/schema/" + std::string{rules} + ".schema.json");
        auto const path = std::filesystem::path{PROJECT_FOLDER} / folder;
        for (auto const& entry : std::filesystem::directory_iterator{path}) {
            if (entry.path().extension() != ".yaml") {
                continue;
            }
            CAPTURE(entry.path().string());
            json const document = to_json(YAML::LoadFile(entry.path().string()));
            bool const is_scenario = document.contains("network") || document.contains("extends");
            auto const& fits = is_scenario ? schema("networks/schema/scenario.schema.json") : read;
            CHECK(violations(fits, document) == std::vector<std::string>{});
            ++files;
        }
    }
    CHECK(files >= 15);
}

TEST_CASE("what an import writes obeys the schemas") {
    auto const small = std::filesystem::path{PROJECT_FOLDER} / "networks/small";
    std::vector<NamedText> made =
        import_tntp({.network = small / "braess_net.tntp", .trips = small / "braess_trips.tntp", .nodes = {}}).files;
    for (NamedText& file : import_gmns(std::filesystem::path{PROJECT_FOLDER} / "tests/fuzz/gmns", "ZZ").files) {
        made.push_back(std::move(file));
    }
    REQUIRE(made.size() == 4);
    for (NamedText const& file : made) {
        CAPTURE(file.text);
        std::string const rules = file.name == "scenario.yaml" ? "scenario" : "network";
        json const fits = schema("networks/schema/" + rules + ".schema.json");
        CHECK(violations(fits, to_json(YAML::Load(file.text))) == std::vector<std::string>{});
    }
}

// The keys whose value is a figure, in an object of the schema.
std::set<std::string> figure_keys(json const& object) {
    std::set<std::string> keys;
    for (auto const& [key, rule] : object.at("properties").items()) {
        std::string const meaning = rule.value("$ref", "");
        if (meaning == "#/definitions/figure" || meaning == "#/definitions/volume-delay") {
            keys.insert(key);
        }
    }
    return keys;
}

template <class Object>
std::set<std::string> keys_of() {
    Object object;
    std::set<std::string> keys;
    for_each_figure(object, [&](char const* key, auto&) { keys.insert(key); });
    return keys;
}

json const& entry(char const* section) {
    return network_schema().at("properties").at(section).at("additionalProperties");
}

std::set<std::string> with(std::set<std::string> keys, std::set<std::string> const& more) {
    keys.insert(more.begin(), more.end());
    return keys;
}

TEST_CASE("the schema knows the figures that the field tables know, and no others") {
    json const& node = entry("nodes").at("properties");
    CHECK(figure_keys(entry("nodes")) == keys_of<Node>());
    CHECK(figure_keys(node.at("transfers").at("items")) == keys_of<Transfer>());
    CHECK(figure_keys(node.at("controls").at("items")) == keys_of<Control>());
    CHECK(figure_keys(node.at("berths").at("items")) == keys_of<Berths>());
    CHECK(figure_keys(entry("wagon-fleets")) == keys_of<WagonFleet>());
    CHECK(figure_keys(entry("breakdowns")) == keys_of<Breakdowns>());
    CHECK(figure_keys(network_schema().at("definitions").at("handling")) == keys_of<Handling>());
    CHECK(figure_keys(network_schema().at("definitions").at("running")) == keys_of<Running>());
    CHECK(figure_keys(entry("links")) == with(keys_of<Running>(), {"length"}));
    auto of_services = with(keys_of<Running>(), {"length"});
    of_services.erase("volume-delay");  // which only slows links
    CHECK(figure_keys(entry("services")) == of_services);
    CHECK(figure_keys(entry("services").at("properties").at("vessel")) == keys_of<Vessel>());
    CHECK(figure_keys(entry("services").at("properties").at("legs").at("items")) == keys_of<Passage>());
    CHECK(figure_keys(entry("cargoes")) == keys_of<Cargo>());
    CHECK(figure_keys(entry("risks")) == keys_of<Risk>());
    CHECK(figure_keys(entry("defaults")) == keys_of<Default>());
}

TEST_CASE("the schema refuses what the reader refuses") {
    json network =
        json::parse(R"({"nodes": {"a": {"name": "A", "kind": "port", "country": "KZ", "location": [44, 80]}}})");
    CHECK(violations(network_schema(), network).empty());
    network["nodes"]["a"]["kynd"] = "port";
    CHECK(!violations(network_schema(), network).empty());
}

}  // namespace
}  // namespace corridor::test
