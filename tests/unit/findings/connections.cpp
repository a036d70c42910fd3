#include "corridor/findings/connections.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/input/read.h"

namespace corridor {
namespace {

// "path: message" of each warning about five nodes in a row, a to e, and what is written besides.
std::vector<std::string> warnings(std::string const& links, std::string const& transfers_at_b = "") {
    std::string text =
        "name: Five nodes\nmodes: {rail: {name: R, family: rail}, road: {name: W, family: road}}\nnodes:\n";
    for (char const name : std::string{"abcde"}) {
        text += std::string{"  "} + name + ": {name: X, kind: station, country: KZ, location: [40, 50]" +
                (name == 'b' ? transfers_at_b : "") + "}\n";
    }
    auto const file = std::filesystem::temp_directory_path() / "corridor-connections.yaml";
    std::ofstream{file, std::ios::binary} << text << "links:\n" << links;
    std::vector<std::string> lines;
    for (Fault const& fault : examine_connections(read_network(file).network)) {
        CHECK(fault.severity == Severity::warning);
        lines.push_back(fault.path + ": " + fault.message);
    }
    return lines;
}

TEST_CASE("modes that meet without a transfer are told, by the node where they do") {
    std::string const links =
        "  one: {between: [a, b], mode: rail, length: 5 km}\n"
        "  two: {between: [b, c], mode: road, length: 5 km}\n";
    CHECK(warnings(links) == std::vector<std::string>{"nodes.b: no transfer leads from rail to road"});
    CHECK(warnings(links, ", transfers: [{modes: [rail, road]}]").empty());
    CHECK(warnings(links, ", transfers: [{from: road, to: rail}]").empty());
}

TEST_CASE("a part that nothing joins to the rest is told once, with its nodes") {
    CHECK(warnings("  one: {between: [a, b], mode: rail, length: 5 km}\n"
                   "  two: {between: [b, c], mode: rail, length: 5 km}\n"
                   "  three: {between: [d, e], mode: rail, length: 5 km}\n") ==
          std::vector<std::string>{"nodes.d: nothing joins these nodes to the rest of the network: d, e"});
}

TEST_CASE("the bundled network is one, and its modes meet where goods can change") {
    auto const file = std::filesystem::path{PROJECT_FOLDER} / "networks/eurasia.yaml";
    CHECK(examine_connections(read_network(file).network).empty());
}

}  // namespace
}  // namespace corridor
