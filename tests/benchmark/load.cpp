// Reading and checking a network of 10 MB beside yaml-cpp's own load of the same bytes.

#include <filesystem>
#include <fstream>

#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include "benchmark/benchmark.h"
#include "corridor/input/read.h"

namespace corridor::benchmark {
namespace {

std::string large_network(std::size_t bytes) {
    std::string text =
        "name: Large\nmoney: {currency: USD, year: 2024}\nmodes: {rail: {name: Rail, family: rail}}\n"
        "sources: {survey-2024: {title: Survey, publisher: Nobody, year: 2024}}\nnodes:\n";
    std::string links = "links:\n";
    for (int i = 0; text.size() + links.size() < bytes; ++i) {
        double const longitude = (i % 3000) * 0.1 - 150;
        double const latitude = (i / 3000) * 0.5 - 60;
        text += fmt::format(
            "  node-{0}:\n    name: Node {0}\n    kind: station\n    country: KZ\n    location: [{1:.4f}, {2:.4f}]\n"
            "    source: survey-2024\n",
            i, latitude, longitude);
        if (i > 0) {
            links += fmt::format(
                "  link-{1}:\n    between: [node-{0}, node-{1}]\n    mode: rail\n    length: {{value: 40000 km, "
                "source: "
                "survey-2024}}\n    speed: {{value: 38 km/h, range: [30 km/h, 45 km/h], assumption: between two "
                "readings}}\n"
                "    tariff: 0.62 USD/FEU/km\n    source: survey-2024\n",
                i - 1, i);
        }
    }
    return text + links;
}

}  // namespace

std::vector<Line> load() {
    auto const file = std::filesystem::temp_directory_path() / "corridor-large-network.yaml";
    std::ofstream{file, std::ios::binary} << large_network(10'000'000);
    require(read_network(file).network.links.size() > 10'000, "the large network was not read whole");
    Pair const pair = in_turns(
        3, [&] { static_cast<void>(read_network(file)); }, [&] { static_cast<void>(YAML::LoadFile(file.string())); });
    std::filesystem::remove(file);
    return {{"read and check a network of 10 MB", pair.ours, pair.peer, "yaml-cpp's LoadFile alone", pair.ratio, 1.5}};
}

}  // namespace corridor::benchmark
