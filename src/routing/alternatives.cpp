#include "routing/alternatives.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <utility>

namespace corridor {
namespace {

using Vertex = SearchGraph::Vertex;
using Edge = SearchGraph::Edge;
using Path = std::vector<Edge>;

// A set of paths: those that share the first `kept` edges of an accepted path and leave the vertex reached by an edge
// that is not banned. The sets of all open subproblems are disjoint and together hold every path not yet accepted.
struct Subproblem {
    double key = 0;         // length of the shortest path in the set if `path` holds it, else a lower bound
    std::size_t order = 0;  // of creation: among equals the first made comes first
    std::size_t parent = 0;
    std::size_t kept = 0;
    std::vector<Edge> banned;
    Path path;
};

struct LaterThan {
    bool operator()(Subproblem const& a, Subproblem const& b) const {
        return a.key != b.key ? a.key > b.key : a.order > b.order;
    }
};

class LazyYen {
public:
    LazyYen(SearchGraph const& graph, Vertex source, Vertex target, std::span<double const> weights)
        : graph_{graph},
          source_{source},
          target_{target},
          weights_{weights},
          to_target_{graph.to(target, weights)},
          on_prefix_(graph.vertex_count(), 0),
          label_(graph.vertex_count(), 0),
          reached_(graph.vertex_count(), 0),
          came_by_(graph.vertex_count(), SearchGraph::no_edge) {}

    std::vector<Path> run(int count) {
        if (to_target_.distance[source_] != SearchGraph::unreachable && count > 0) {
            accepted_.reserve(static_cast<std::size_t>(count));
            Path best;
            follow_tree(source_, best);
            accept(std::move(best), 0, {});
        }
        while (accepted_.size() < static_cast<std::size_t>(std::max(count, 0)) && !open_.empty()) {
            Subproblem next = open_.top();
            open_.pop();
            if (next.path.empty() && !solve(next)) {
                continue;
            }
            if (!open_.empty() && LaterThan{}(next, open_.top())) {
                open_.push(std::move(next));
                continue;
            }
            accept(std::move(next.path), next.kept, next.banned);
        }
        return std::move(accepted_);
    }

private:
    [[nodiscard]] Vertex vertex_after(Path const& path, std::size_t edges) const {
        return edges == 0 ? source_ : graph_[path[edges - 1]].head;
    }

    void follow_tree(Vertex vertex, Path& path) const {
        while (vertex != target_) {
            Edge const edge = to_target_.edge[vertex];
            path.push_back(edge);
            vertex = graph_[edge].head;
        }
    }

    void accept(Path path, std::size_t deviation, std::vector<Edge> const& banned) {
        std::size_t const index = accepted_.size();
        accepted_.push_back(std::move(path));
        Path const& accepted = accepted_.back();
        mark_prefix(accepted, deviation);
        double length = 0;
        for (std::size_t i = 0; i < deviation; ++i) {
            length += weights_[accepted[i]];
        }
        for (std::size_t i = deviation; i < accepted.size(); ++i) {
            Subproblem rest;
            rest.parent = index;
            rest.kept = i;
            if (i == deviation) {
                rest.banned = banned;
            }
            rest.banned.push_back(accepted[i]);
            on_prefix_[vertex_after(accepted, i)] = stamp_;
            double const onward = lower_bound(vertex_after(accepted, i), rest.banned).first;
            if (onward != SearchGraph::unreachable) {
                rest.key = length + onward;
                rest.order = next_order_++;
                open_.push(std::move(rest));
            }
            length += weights_[accepted[i]];
        }
    }

    // Marks the vertices that a deviation after `edges` edges must not meet again, the deviation vertex excluded.
    void mark_prefix(Path const& path, std::size_t edges) {
        ++stamp_;
        for (std::size_t i = 0; i < edges; ++i) {
            on_prefix_[vertex_after(path, i)] = stamp_;
        }
    }

    // The least length from a vertex by an edge not banned, as if the prefix could be met again, and that edge.
    [[nodiscard]] std::pair<double, Edge> lower_bound(Vertex vertex, std::vector<Edge> const& banned) const {
        std::pair<double, Edge> best{SearchGraph::unreachable, SearchGraph::no_edge};
        for (Edge edge = graph_.first_edge(vertex); edge < graph_.first_edge(vertex + 1); ++edge) {
            Vertex const head = graph_[edge].head;
            if (on_prefix_[head] == stamp_ || std::find(banned.begin(), banned.end(), edge) != banned.end()) {
                continue;
            }
            double const length = weights_[edge] + to_target_.distance[head];
            if (length < best.first) {
                best = {length, edge};
            }
        }
        return best;
    }

    // Finds the shortest path of a subproblem; its key becomes exact.
    bool solve(Subproblem& problem) {
        Path const& parent = accepted_[problem.parent];
        mark_prefix(parent, problem.kept);
        Vertex const spur = vertex_after(parent, problem.kept);
        on_prefix_[spur] = stamp_;
        auto const [bound, first] = lower_bound(spur, problem.banned);
        if (first == SearchGraph::no_edge) {
            return false;
        }
        problem.path.assign(parent.begin(), parent.begin() + static_cast<std::ptrdiff_t>(problem.kept));
        if (tree_path_is_free(graph_[first].head)) {
            problem.path.push_back(first);
            follow_tree(graph_[first].head, problem.path);
            return true;
        }
        auto const onward = search(spur, problem.banned);
        if (!onward) {
            return false;
        }
        problem.key += *onward - bound;
        std::size_t const kept = problem.path.size();
        for (Vertex vertex = target_; vertex != spur; vertex = graph_[came_by_[vertex]].tail) {
            problem.path.push_back(came_by_[vertex]);
        }
        std::reverse(problem.path.begin() + static_cast<std::ptrdiff_t>(kept), problem.path.end());
        return true;
    }

    [[nodiscard]] bool tree_path_is_free(Vertex vertex) const {
        while (on_prefix_[vertex] != stamp_) {
            if (vertex == target_) {
                return true;
            }
            vertex = graph_[to_target_.edge[vertex]].head;
        }
        return false;
    }

    // A* from the spur with the exact distances to the target as its estimate (they only rise when vertices go).
    std::optional<double> search(Vertex spur, std::vector<Edge> const& banned) {
        ++search_stamp_;
        using Entry = std::pair<double, Vertex>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        auto const reach = [&](Vertex vertex, double length, Edge by) {
            if (reached_[vertex] == search_stamp_ && label_[vertex] <= length) {
                return;
            }
            reached_[vertex] = search_stamp_;
            label_[vertex] = length;
            came_by_[vertex] = by;
            queue.emplace(length + to_target_.distance[vertex], vertex);
        };
        reach(spur, 0, SearchGraph::no_edge);
        while (!queue.empty()) {
            auto const [estimate, vertex] = queue.top();
            queue.pop();
            if (vertex == target_) {
                return label_[target_];
            }
            if (estimate > label_[vertex] + to_target_.distance[vertex]) {
                continue;
            }
            for (Edge edge = graph_.first_edge(vertex); edge < graph_.first_edge(vertex + 1); ++edge) {
                Vertex const head = graph_[edge].head;
                bool const refused = on_prefix_[head] == stamp_ ||
                                     to_target_.distance[head] == SearchGraph::unreachable ||
                                     (vertex == spur && std::find(banned.begin(), banned.end(), edge) != banned.end());
                if (!refused) {
                    reach(head, label_[vertex] + weights_[edge], edge);
                }
            }
        }
        return std::nullopt;
    }

    SearchGraph const& graph_;
    Vertex source_;
    Vertex target_;
    std::span<double const> weights_;
    SearchGraph::Tree to_target_;
    std::vector<Path> accepted_;
    std::priority_queue<Subproblem, std::vector<Subproblem>, LaterThan> open_;
    std::size_t next_order_ = 0;
    // Marks by stamps, so that nothing is cleared between subproblems.
    std::size_t stamp_ = 0;
    std::vector<std::size_t> on_prefix_;
    std::size_t search_stamp_ = 0;
    std::vector<double> label_;
    std::vector<std::size_t> reached_;
    std::vector<Edge> came_by_;
};

}  // namespace

std::vector<std::vector<Edge>> shortest_paths(SearchGraph const& graph, Vertex source, Vertex target,
                                              std::span<double const> weights, int count) {
    return LazyYen{graph, source, target, weights}.run(count);
}

}  // namespace corridor
