#include "flow/loopless.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace corridor {
namespace {

// Paths and the edges that were closed to find them.
struct Candidate {
    BestPath path;
    std::vector<SearchGraph::Edge> closed;

    friend bool operator<(Candidate const& a, Candidate const& b) { return a.path.value > b.path.value; }
};

// Whoever needs to look at more is lost in loops.
constexpr int most_candidates = 2000;

}  // namespace

LooplessSearch::LooplessSearch(Way const& way) : way_{way} {
    std::size_t place_count = 0;
    for (auto const& places : way.places) {
        for (NodeId const place : places) {
            place_count = std::max(place_count, place.index() + 1);
        }
    }
    passed_twice_.assign(place_count, 0);
    auto const cheapest = best_path(way.space(), way.cost, way.least_cost, way.of_deviation);
    while (auto const loop = cheapest ? loop_of(cheapest->edges) : std::nullopt) {
        passed_twice_[loop->place.index()] = 1;
    }
}

std::optional<LooplessSearch::Loop> LooplessSearch::loop_of(std::vector<SearchGraph::Edge> const& path) const {
    std::vector<SearchGraph::Edge> came_by(passed_twice_.size(), SearchGraph::no_edge);
    for (SearchGraph::Edge const edge : path) {
        for (NodeId const place : way_.places[edge]) {
            SearchGraph::Edge& before = came_by[place.index()];
            if (before != SearchGraph::no_edge && passed_twice_[place.index()] == 0) {
                return Loop{place, before, edge};
            }
            before = edge;
        }
    }
    return std::nullopt;
}

std::optional<BestPath> LooplessSearch::best(std::vector<double> weights, std::vector<double> const& least,
                                             double of_deviation, double most) const {
    std::priority_queue<Candidate> candidates;
    auto const search = [&](std::vector<SearchGraph::Edge> closed) {
        std::vector<double> before;
        before.reserve(closed.size());
        for (SearchGraph::Edge const edge : closed) {
            before.push_back(std::exchange(weights[edge], SearchGraph::unreachable));
        }
        auto path = best_path(way_.space(), weights, least, of_deviation);
        for (std::size_t i = 0; i < closed.size(); ++i) {
            weights[closed[i]] = before[i];
        }
        if (path && path->value < most) {
            candidates.push({std::move(*path), std::move(closed)});
        }
    };
    search({});
    for (int i = 0; i < most_candidates && !candidates.empty(); ++i) {
        Candidate candidate = candidates.top();
        candidates.pop();
        auto const loop = loop_of(candidate.path.edges);
        if (!loop) {
            return std::move(candidate.path);
        }
        for (SearchGraph::Edge const edge : {loop->one, loop->other}) {
            std::vector<SearchGraph::Edge> closed = candidate.closed;
            closed.push_back(edge);
            search(std::move(closed));
            if (loop->one == loop->other) {
                break;
            }
        }
    }
    return std::nullopt;
}

}  // namespace corridor
