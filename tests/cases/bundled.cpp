#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "corridor/input/read.h"
#include "corridor/network/faults.h"

namespace corridor {
namespace {

std::filesystem::path const project = PROJECT_FOLDER;

TEST_CASE("every bundled network and scenario can be read by itself") {
    int files = 0;
    for (char const* const folder : {"networks", "networks/small", "scenarios"}) {
        for (auto const& entry : std::filesystem::directory_iterator{project / folder}) {
            if (entry.path().extension() == ".yaml") {
                CAPTURE(entry.path().string());
                CHECK_NOTHROW(is_scenario(entry.path()) ? static_cast<void>(read_scenario(entry.path()))
                                                        : static_cast<void>(read_network(entry.path())));
                ++files;
            }
        }
    }
    CHECK(files >= 15);
}

TEST_CASE("what is set of a nest leaves the rest of it as it was") {
    auto const file = project / "scenarios/growth-2030.yaml";
    ScenarioInput const stated = read_scenario(file);
    ScenarioInput const set = read_scenario(file, {"shipper.nests.middle-corridor.spread=5 USD/t"});
    REQUIRE(stated.scenario.shipper.nests.size() == 1);
    REQUIRE(set.scenario.shipper.nests.size() == 1);
    Nest const& before = stated.scenario.shipper.nests.front();
    Nest const& after = set.scenario.shipper.nests.front();
    CHECK(after.corridors == before.corridors);
    CHECK(after.spread.value == doctest::Approx(before.spread.value / 2));
}

TEST_CASE("four figures of five of the bundled networks have a source, and all others a reason") {
    Network const network = read_network(project / "networks/eurasia.yaml").network;
    auto const is_sourced = [](FigureRow const& figure) { return figure.backing.is_sourced(); };
    auto const is_backed = [](FigureRow const& figure) {
        return figure.backing.is_sourced() || figure.backing.is_assumed();
    };
    auto const sourced = std::count_if(network.figures.begin(), network.figures.end(), is_sourced);
    CHECK(static_cast<double>(sourced) >= 0.8 * static_cast<double>(network.figures.size()));
    CHECK(std::all_of(network.figures.begin(), network.figures.end(), is_backed));
    CHECK(network.nodes.size() >= 150);
    CHECK(network.links.size() + network.services.size() >= 260);
}

TEST_CASE("no bundled line is shorter than the straight way between its ends, or more than twice and a half as long") {
    Network const network = read_network(project / "networks/eurasia.yaml").network;
    for (Link const& link : network.links) {
        CAPTURE(link.id);
        Distance const straight = great_circle(*network.nodes[link.from].location, *network.nodes[link.to].location);
        double const ratio = network.figures.value(link.length) / straight;
        // Positions of places are good to some hundred metres; over a few kilometres that shows.
        CHECK(ratio > 0.97);
        CHECK((ratio < 2.5 || straight < 10 * kilometre));
    }
}

TEST_CASE("no two bundled lines of one mode join the same two places") {
    Network const network = read_network(project / "networks/eurasia.yaml").network;
    std::set<std::pair<std::pair<NodeId, NodeId>, ModeId>> joined;
    for (Link const& link : network.links) {
        CAPTURE(link.id);
        CHECK(joined.insert({std::minmax(link.from, link.to), link.mode}).second);
    }
}

}  // namespace
}  // namespace corridor
