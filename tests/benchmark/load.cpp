// Reading and checking a network of 10 MB beside yaml-cpp's own load of the same bytes.

#include <filesystem>
#include <fstream>

#include <fmt/core.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include "benchmark/benchmark.h"
#include "corridor/input/read.h"

namespace corridor::benchmark {
namespace {

// Stations on a lattice, each linked to the next of its row and its column, written as the bundled files write them.
struct LargeNetwork {
    static constexpr int columns = 200;
    std::string nodes;
    std::string links;
    std::size_t node_count = 0;
    std::size_t link_count = 0;

    void add_node() {
        auto const number = static_cast<int>(node_count++);
        nodes += fmt::format(
            "  station-{0}:\n    name: \"Station {0}\"\n    kind: {1}\n    country: KZ\n"
            "    location: [{2:.4f}, {3:.4f}]\n    source: gazetteer-2026\n",
            number, number % 10 == 0 ? "border" : "station", 30 + 0.1 * (number / columns),
            50 + 0.1 * (number % columns));
        if (number % 10 == 0) {
            nodes +=
                "    transfers:\n      - modes: [rail-1435, rail-1520]\n"
                "        time: {min: 1 h, mode: 4 h, max: 9 h, source: [survey-2024, gazetteer-2026]}\n"
                "        cost: {value: 329 USD@2020/FEU, source: survey-2024}\n"
                "    controls:\n      - name: Border control\n"
                "        time: {mean: 69.7 h, cv: 1, source: survey-2024, note: \"the mean is published; a coefficient "
                "of variation of 1 is our reading of its spread\"}\n"
                "        cost: {value: 313 USD@2022/FEU, range: [185 USD@2022/FEU, 341 USD@2022/FEU], source: "
                "survey-2024}\n";
        }
        if (number % columns > 0) {
            add_link(number - 1, number);
        }
        if (number >= columns) {
            add_link(number - columns, number);
        }
    }

    void add_link(int from, int to) {
        ++link_count;
        links += fmt::format(
            "  station-{0}-station-{1}:\n    between: [station-{0}, station-{1}]\n    mode: {2}\n"
            "    length: {{value: 14 km, assumption: \"great circle 11 km times detour factor 1.25\"}}\n"
            "    speed: {{value: 38 km/h, range: [30 km/h, 45 km/h], source: survey-2024}}\n"
            "    tracks: 2\n    source: survey-2024\n",
            from, to, from % 3 == 0 ? "rail-1435" : "rail-1520");
    }
};

LargeNetwork large_network(std::size_t bytes) {
    LargeNetwork network;
    network.nodes =
        "name: Large\nmoney: {currency: USD, year: 2024}\n"
        "deflators:\n  index: {2020: 258.811, 2022: 292.655, 2024: 313.689}\n  source: survey-2024\n"
        "modes:\n  rail-1435: {name: \"Rail, 1,435 mm\", family: rail}\n"
        "  rail-1520: {name: \"Rail, 1,520 mm\", family: rail}\n"
        "sources:\n  survey-2024: {title: Survey, publisher: Nobody, year: 2024}\n"
        "  gazetteer-2026: {title: Gazetteer, publisher: Nobody, year: 2026}\nnodes:\n";
    network.links = "links:\n";
    while (network.nodes.size() + network.links.size() < bytes) {
        network.add_node();
    }
    return network;
}

// Gone when the benchmark ends.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string const& text)
        : path_{std::filesystem::temp_directory_path() / fmt::format("corridor-large-network-{}.yaml", getpid())} {
        std::ofstream{path_, std::ios::binary} << text;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

std::vector<Row> load() {
    LargeNetwork const large = large_network(10'000'000);
    TemporaryFile const file{large.nodes + large.links};
    Pair const pair =
        in_turns(5, processor_time([&] {
                     Network const network = read_network(file.path()).network;
                     require(network.nodes.size() == large.node_count && network.links.size() == large.link_count,
                             "the large network was not read whole");
                 }),
                 processor_time([&] {
                     YAML::Node const network = YAML::LoadFile(file.path().string());
                     require(network["links"].size() == large.link_count, "yaml-cpp did not read it all");
                 }));
    return {{.what = fmt::format("read and check 10 MB: {} nodes, {} links", large.node_count, large.link_count),
             .ours = pair.ours,
             .peer = pair.peer,
             .ratio = pair.ratio,
             .most_ratio = 1.5,
             .peer_name = "yaml-cpp 0.7, LoadFile alone"}};
}

}  // namespace corridor::benchmark
