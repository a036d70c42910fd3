#include "flow/warm_start.h"

#include <algorithm>
#include <iterator>

#include "flow/loading.h"

namespace corridor {
namespace {

bool leads_there(AssignmentProblem const& problem, Alternative const& alternative,
                 std::span<SearchGraph::Edge const> edges) {
    SearchGraph const& graph = problem.graphs[alternative.graph]->search;
    SearchGraph::Vertex at = alternative.origin;
    for (SearchGraph::Edge const edge : edges) {
        if (edge >= graph.edge_count() || graph[edge].tail != at) {
            return false;
        }
        at = graph[edge].head;
    }
    return at == alternative.destination;
}

class EarlierPair {
public:
    EarlierPair(FlowState& state, Assignment const& earlier, std::uint32_t number, std::span<PathFlow const> paths)
        : state_{state},
          earlier_{earlier},
          given_{state.problem.pairs[number]},
          number_{number},
          not_shipped_{given_.demand && number < earlier.not_shipped.size() ? earlier.not_shipped[number] : 0} {
        std::ranges::copy_if(paths, std::back_inserter(usable_), [&](PathFlow const& path) {
            std::uint32_t const alternative = path.alternative - given_.first_alternative;
            return path.flow > 0 && path.alternative >= given_.first_alternative &&
                   alternative < given_.alternative_count &&
                   leads_there(state_.problem, state_.problem.alternatives[path.alternative], earlier_.edges(path));
        });
    }

    void load() {
        double flow = not_shipped_;
        for (PathFlow const& path : usable_) {
            flow += path.flow;
        }
        if (!can_begin() || flow <= 0) {
            return;
        }
        FlowPair& pair = state_.pairs[number_];
        double const share = given_.volume / flow;
        double left = given_.volume - not_shipped_ * share;
        for (std::size_t i = 0; i < usable_.size(); ++i) {
            // The last takes what is left, so that rounding loses nothing.
            bool const is_last = i + 1 == usable_.size();
            double const part = is_last ? std::max(0.0, left) : usable_[i].flow * share;
            left -= part;
            load_path(state_, pair.first_option + usable_[i].alternative - given_.first_alternative,
                      earlier_.edges(usable_[i]), part);
        }
        if (given_.demand) {
            load_not_shipped(state_, pair, not_shipped_ * share);
        }
        pair.is_loaded = true;
    }

private:
    // A logit choice has goods on each alternative, and an option without any path would find none.
    [[nodiscard]] bool can_begin() const {
        for (std::uint32_t i = 0; i < given_.alternative_count; ++i) {
            if (std::ranges::none_of(
                    usable_, [&](PathFlow const& path) { return path.alternative == given_.first_alternative + i; })) {
                return false;
            }
        }
        return true;
    }

    FlowState& state_;
    Assignment const& earlier_;
    AssignmentPair const& given_;
    std::uint32_t number_;
    double not_shipped_;
    std::vector<PathFlow> usable_;
};

}  // namespace

void load_earlier(FlowState& state, Assignment const& earlier) {
    auto from = earlier.paths.begin();
    while (from != earlier.paths.end()) {
        auto const to =
            std::find_if(from, earlier.paths.end(), [&](PathFlow const& path) { return path.pair != from->pair; });
        if (from->pair < state.pairs.size()) {
            EarlierPair{state, earlier, from->pair, {from, to}}.load();
        }
        from = to;
    }
}

}  // namespace corridor
