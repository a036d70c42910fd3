#include "flow/loading.h"

#include <algorithm>

namespace corridor {
namespace {

// What must stay above zero begins with at least these shares of a volume; both grow by a factor from step to step.
constexpr double least_share = 1e-100;
constexpr double least_shipped = 1e-9;

class FirstLoading {
public:
    explicit FirstLoading(FlowState& state) : state_{state} {}
    void run();

private:
    bool find_first_paths(FlowRoot& root);
    void load(FlowRoot& root);
    void split(std::uint32_t number);

    FlowState& state_;
    CheapestTree cheapest_;
    std::vector<double> of_step_;  // flow
};

void FirstLoading::run() {
    for (FlowRoot& root : state_.roots) {
        if (find_first_paths(root)) {
            load(root);
        }
    }
    for (std::uint32_t const number : state_.compound) {
        if (!state_.pairs[number].is_loaded) {
            split(number);
        }
    }
}

// True if there is any pair from there whose goods are not loaded.
bool FirstLoading::find_first_paths(FlowRoot& root) {
    auto const waits = [&](std::uint32_t option) { return !state_.pairs[state_.options[option].pair].is_loaded; };
    if (std::ranges::none_of(root.options, waits)) {
        return false;
    }
    state_.graphs[root.graph].price(state_.prices);
    cheapest_.search(state_.graphs[root.graph], root.origin, root.order);
    for (std::uint32_t const number : root.options) {
        FlowOption& option = state_.options[number];
        option.least = cheapest_.distance(option.destination);
        if (waits(number) && option.least < CheapestTree::unreachable) {
            state_.add_path(number, cheapest_);
        }
    }
    return true;
}

// The goods of pairs that have nothing to choose but paths.
void FirstLoading::load(FlowRoot& root) {
    of_step_.assign(root.tree.size(), 0);
    for (std::uint32_t const number : root.options) {
        FlowOption const& option = state_.options[number];
        FlowPair& pair = state_.pairs[option.pair];
        if (!pair.is_loaded && !pair.is_compound && option.path_count > 0) {
            pair.is_loaded = true;
            state_.paths[option.reference].flow = pair.volume;
            of_step_[state_.paths[option.reference].step] += pair.volume;
        }
    }
    for (auto step = static_cast<PathTree::Step>(root.tree.size()); step-- > 1;) {
        of_step_[root.tree.before(step)] += of_step_[step];
        for (LimitPrices::Slot const slot : state_.graphs[root.graph].slots(root.tree.edge(step))) {
            state_.prices.pass(slot, of_step_[step]);
        }
    }
}

// Goods with several options begin at the shares, and the demand, that the costs of the moment give.
void FirstLoading::split(std::uint32_t number) {
    FlowPair& pair = state_.pairs[number];
    AssignmentPair const& given = state_.problem.pairs[number];
    auto const ways = state_.options_of(pair).first(given.alternative_count);
    auto const cost = [](FlowOption const& option) { return option.least + option.constant; };
    auto const cheapest = std::ranges::min_element(ways, {}, cost);
    bool const is_reachable = cost(*cheapest) < CheapestTree::unreachable;
    LogitShares split{.shares = std::vector<double>(ways.size(), 0), .expected_least = cost(*cheapest)};
    if (given.choice && is_reachable) {
        split = *state_.logit(number);
    } else {
        split.shares[static_cast<std::size_t>(cheapest - ways.begin())] = is_reachable ? 1 : 0;
    }
    double shipped = is_reachable ? pair.volume : 0;
    if (given.demand && is_reachable) {
        double const most = given.demand->demand(std::max(split.expected_least, 0.0), pair.volume);
        bool const is_bounded = given.choice || given.demand->is_unbounded();
        shipped = std::max(most, is_bounded ? least_shipped * pair.volume : 0);
    }
    double const least = given.choice ? least_share : 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (ways[i].path_count > 0) {
            FlowPath& path = state_.paths[ways[i].reference];
            path.flow = shipped * std::max(split.shares[i], least);
            state_.pass(ways[i], path.step, path.flow);
        }
    }
    if (given.demand) {
        load_not_shipped(state_, pair, pair.volume - shipped);
    }
    pair.is_loaded = is_reachable || given.demand.has_value();
}

}  // namespace

void load_path(FlowState& state, std::uint32_t option, std::span<SearchGraph::Edge const> edges, double flow) {
    std::vector<SearchGraph::Edge> const backwards{edges.rbegin(), edges.rend()};
    FlowOption const& of = state.options[option];
    PathTree::Step const step = state.roots[of.root].tree.add(backwards);
    state.paths[state.add_path(option, step)].flow = flow;
    state.pass(of, step, flow);
}

void load_not_shipped(FlowState& state, FlowPair const& pair, double flow) {
    std::uint32_t const option = pair.first_option + pair.option_count - 1;
    state.paths[state.add_path(option, PathTree::origin)].flow = flow;
}

void load_cheapest(FlowState& state) {
    FirstLoading{state}.run();
}

}  // namespace corridor
