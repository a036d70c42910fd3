#include "benchmark/naive_yen.h"

#include <algorithm>
#include <optional>
#include <set>

#include "benchmark/boost_dijkstra.h"

namespace corridor::benchmark {
namespace {

using Edge = SearchGraph::Edge;
using Vertex = SearchGraph::Vertex;
using Path = std::vector<Edge>;

class NaiveYen {
public:
    NaiveYen(SearchGraph const& graph, Vertex source, Vertex target, std::span<double const> weights)
        : graph_{graph}, source_{source}, target_{target}, weights_{weights}, dijkstra_{graph, weights} {}

    std::vector<double> run(std::size_t count) {
        std::vector<double> lengths;
        add_candidate({}, source_);
        while (lengths.size() < count && !candidates_.empty()) {
            auto const [length, path] = candidates_.extract(candidates_.begin()).value();
            lengths.push_back(length);
            found_.push_back(path);
            deviate_from(path);
        }
        return lengths;
    }

private:
    void deviate_from(Path const& path) {
        Vertex spur = source_;
        for (std::size_t kept = 0; kept < path.size(); ++kept) {
            dijkstra_.allow_all();
            for (Path const& other : found_) {
                if (other.size() > kept && std::equal(path.begin(), path.begin() + offset(kept), other.begin())) {
                    forbidden_.insert(other[kept]);
                    dijkstra_.forbid(other[kept]);
                }
            }
            for (std::size_t i = 0; i < kept; ++i) {
                leave_out(graph_[path[i]].tail);
            }
            add_candidate({path.begin(), path.begin() + offset(kept)}, spur);
            forbidden_.clear();
            spur = graph_[path[kept]].head;
        }
    }

    void leave_out(Vertex vertex) {
        for (Edge edge = graph_.first_edge(vertex); edge < graph_.first_edge(vertex + 1); ++edge) {
            dijkstra_.forbid(edge);
        }
    }

    void add_candidate(Path path, Vertex spur) {
        auto const tree = dijkstra_.run(spur);
        if (tree.distance[target_] == SearchGraph::unreachable) {
            return;
        }
        std::size_t const kept = path.size();
        for (Vertex vertex = target_; vertex != spur; vertex = tree.predecessor[vertex]) {
            path.push_back(cheapest(tree.predecessor[vertex], vertex));
        }
        std::reverse(path.begin() + offset(kept), path.end());
        double length = 0;
        for (Edge const edge : path) {
            length += weights_[edge];
        }
        candidates_.emplace(length, std::move(path));
    }

    [[nodiscard]] Edge cheapest(Vertex tail, Vertex head) const {
        std::optional<Edge> best;
        for (Edge edge = graph_.first_edge(tail); edge < graph_.first_edge(tail + 1); ++edge) {
            bool const fits = graph_[edge].head == head && !forbidden_.contains(edge);
            if (fits && (!best || weights_[edge] < weights_[*best])) {
                best = edge;
            }
        }
        return *best;
    }

    static std::ptrdiff_t offset(std::size_t count) { return static_cast<std::ptrdiff_t>(count); }

    SearchGraph const& graph_;
    Vertex source_;
    Vertex target_;
    std::span<double const> weights_;
    BoostDijkstra dijkstra_;
    std::set<std::pair<double, Path>> candidates_;
    std::vector<Path> found_;
    std::set<Edge> forbidden_;  // at the spur
};

}  // namespace

std::vector<double> naive_yen(SearchGraph const& graph, Vertex source, Vertex target, std::span<double const> weights,
                              std::size_t count) {
    return NaiveYen{graph, source, target, weights}.run(count);
}

}  // namespace corridor::benchmark
