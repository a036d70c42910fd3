#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/hydraulics/line.h"
#include "corridor/input/read.h"

namespace corridor {
namespace {

Network oil_network() {
    return read_network(std::filesystem::path{PROJECT_FOLDER} / "networks/oil.yaml").network;
}

// What pumps can drive through all these links.
VolumeRate driven(Network const& network, std::vector<std::string> const& links) {
    std::vector<VolumeRate> found;
    for (LineCapacity const& line : hydraulics(network)) {
        for (std::size_t i = 0; i < line.line.links.size(); ++i) {
            if (std::find(links.begin(), links.end(), network.links[line.line.links[i]].id) != links.end()) {
                found.push_back(line.hydraulic[i].value());
            }
        }
    }
    REQUIRE(found.size() == links.size());
    return *std::min_element(found.begin(), found.end());
}

Network without_drag_reducer(Network network) {
    for (Link const& link : network.links) {
        if (link.pipe.drag_reduction) {
            network.figures[link.pipe.drag_reduction.id()].value = 0;
        }
    }
    return network;
}

constexpr VolumeRate million_barrels_a_day = 1e6 * barrel / day;

TEST_CASE("BTC's pumps drive the published flows within a tenth, without drag reducer and with it") {
    // bp: 1.0 Mbbl/day until March 2009, 1.2 with drag reducer since.
    Network const network = oil_network();
    std::vector<std::string> const links{"btc-azerbaijan", "btc-georgia", "btc-turkiye"};
    CHECK(std::abs(driven(network, links).in(1.2 * million_barrels_a_day) - 1) < 0.1);
    CHECK(std::abs(driven(without_drag_reducer(network), links).in(1.0 * million_barrels_a_day) - 1) < 0.1);
}

TEST_CASE("CPC's pumps drive what is published of Kazakhstan and of Russia within a tenth") {
    // CPC after its expansion: 72.5 Mt/year from the territory of Kazakhstan, up to 83 through Russia.
    Network const network = oil_network();
    Cargo const& blend = network.cargoes[*network.find_cargo("cpc-blend")];
    VolumeRate const megatonne_a_year = 1e6 * tonne / average_year / network.figures.value(blend.density).density();
    CHECK(std::abs(driven(network, {"cpc-atyrau-komsomolskaya"}).in(72.5 * megatonne_a_year) - 1) < 0.1);
    CHECK(std::abs(driven(network, {"cpc-komsomolskaya-kropotkinskaya", "cpc-kropotkinskaya-novorossiysk"})
                       .in(83 * megatonne_a_year) -
                   1) < 0.1);
}

}  // namespace
}  // namespace corridor
