#include "support/tntp.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace corridor::test {
namespace {

struct Metadata {
    int nodes = 0;
    int first_through = 1;
};

// Reads up to the end of the metadata.
Metadata read_metadata(std::istream& file) {
    Metadata metadata;
    std::string line;
    while (std::getline(file, line) && line.find("END OF METADATA") == std::string::npos) {
        auto const value = line.substr(line.find('>') + 1);
        if (line.starts_with("<NUMBER OF NODES>")) {
            metadata.nodes = std::stoi(value);
        } else if (line.starts_with("<FIRST THRU NODE>")) {
            metadata.first_through = std::stoi(value);
        }
    }
    return metadata;
}

struct LinkRow {
    int tail = 0;
    int head = 0;
    double capacity = 0;
    double length = 0;
    double free_flow = 0;
    double b = 0;
    double power = 0;
};

std::vector<LinkRow> read_links(std::istream& file) {
    std::vector<LinkRow> rows;
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream words{line};
        LinkRow row;
        if (words >> row.tail >> row.head >> row.capacity >> row.length >> row.free_flow >> row.b >> row.power) {
            rows.push_back(row);
        }
    }
    return rows;
}

}  // namespace

std::optional<std::filesystem::path> tntp_folder() {
    char const* const given = std::getenv("CORRIDOR_TNTP");
    std::filesystem::path const folder =
        given != nullptr ? std::filesystem::path{given} : std::filesystem::path{PROJECT_FOLDER} / "../shared/tntp";
    return std::filesystem::is_directory(folder) ? std::optional{folder} : std::nullopt;
}

Tntp read_tntp(std::filesystem::path const& network, std::filesystem::path const& trips) {
    std::ifstream file{network};
    Metadata const metadata = read_metadata(file);
    std::vector<LinkRow> const rows = read_links(file);
    Tntp read;

    // A centroid that must not be passed through is left at a vertex of its own, behind all nodes.
    auto const leaves_at = [&](int node) {
        return static_cast<SearchGraph::Vertex>(node < metadata.first_through ? metadata.nodes + node - 1 : node - 1);
    };
    std::vector<SearchGraph::EdgeEnds> ends;
    for (LinkRow const& row : rows) {
        ends.push_back({leaves_at(row.tail), static_cast<SearchGraph::Vertex>(row.head - 1),
                        static_cast<std::uint32_t>(ends.size())});
        read.links.emplace_back(row.tail, row.head);
        bool const is_flat = row.b == 0 || row.power == 0;
        read.problem.limits.push_back(
            is_flat ? DelayFunction{} : DelayFunction::power_law(row.free_flow * row.b, row.capacity, row.power));
    }
    auto const vertices = static_cast<std::size_t>(metadata.nodes + metadata.first_through - 1);
    read.graph = std::make_unique<FlowGraph>(FlowGraph{SearchGraph{vertices, ends}, {}, {0}, {}});
    for (SearchGraph::Edge edge = 0; edge < ends.size(); ++edge) {
        std::uint32_t const link = read.graph->search[edge].meaning;
        LinkRow const& row = rows[link];
        bool const is_constant = row.b != 0 && row.power == 0;
        read.link_of_edge.push_back(link);
        read.graph->cost.push_back(row.free_flow * (is_constant ? 1 + row.b : 1));
        read.graph->uses.push_back(link);
        read.graph->first_use.push_back(edge + 1);
    }
    read.problem.graphs = {read.graph.get()};
    read.problem.classes.emplace_back();

    std::ifstream table{trips};
    static_cast<void>(read_metadata(table));
    std::string word;
    int origin = 0;
    while (table >> word) {
        if (word == "Origin") {
            table >> origin;
            continue;
        }
        int const destination = std::stoi(word);
        char mark = 0;
        double volume = 0;
        table >> mark >> volume >> mark;
        if (volume > 0 && origin != destination) {
            auto const number = static_cast<std::uint32_t>(read.problem.pairs.size());
            read.problem.alternatives.push_back(
                {.origin = leaves_at(origin), .destination = static_cast<SearchGraph::Vertex>(destination - 1)});
            read.problem.pairs.push_back({.volume = volume, .first_alternative = number, .choice = {}, .demand = {}});
        }
    }
    return read;
}

std::vector<double> read_tntp_flows(std::filesystem::path const& file, Tntp const& network) {
    std::map<std::pair<int, int>, double> by_ends;
    std::ifstream stream{file};
    std::string line;
    while (std::getline(stream, line)) {
        std::istringstream words{line};
        std::pair<int, int> ends;
        double flow = 0;
        if (words >> ends.first >> ends.second >> flow) {
            by_ends[ends] = flow;
        }
    }
    std::vector<double> flows;
    for (auto const& ends : network.links) {
        flows.push_back(by_ends.at(ends));
    }
    return flows;
}

}  // namespace corridor::test
