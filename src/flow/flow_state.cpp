#include "flow/flow_state.h"

#include <algorithm>

namespace corridor {
namespace {

std::uint64_t key(std::uint32_t high, std::uint32_t low) {
    return std::uint64_t{high} << 32U | low;
}

}  // namespace

FlowState::FlowState(AssignmentProblem const& of) : problem{of}, prices{of} {
    options.reserve(problem.alternatives.size());
    pairs.reserve(problem.pairs.size());
    for (AssignmentPair const& pair : problem.pairs) {
        add_pair(pair);
    }
    paths.reserve(options.size());
}

void FlowState::add_pair(AssignmentPair const& pair) {
    auto const number = static_cast<std::uint32_t>(pairs.size());
    auto const first = static_cast<std::uint32_t>(options.size());
    for (std::uint32_t i = 0; i < pair.alternative_count; ++i) {
        Alternative const& alternative = problem.alternatives[pair.first_alternative + i];
        std::uint32_t const root = root_of(alternative, pair.traffic_class);
        roots[root].options.push_back(static_cast<std::uint32_t>(options.size()));
        options.push_back({.root = root,
                           .alternative = pair.first_alternative + i,
                           .destination = alternative.destination,
                           .pair = number,
                           .constant = alternative.constant});
    }
    if (pair.demand) {
        options.push_back({.pair = number});
    }
    auto const count = static_cast<std::uint32_t>(options.size()) - first;
    pairs.push_back(
        {.volume = pair.volume, .first_option = first, .option_count = count, .is_compound = count > 1 || pair.choice});
    if (pairs.back().is_compound) {
        compound.push_back(number);
        add_terms(pair);
    }
}

// With shares s of alternatives, S of nests and q shipped, a nested logit is where cost + ln(s / S) / nest scale
// + ln(S / q) / scale is the same for all alternatives; by load that is
// ln(s) / nest scale + ln(S) (1 / scale - 1 / nest scale) - ln(q) / scale. Shipping goes on until this equals the
// inverse demand.
void FlowState::add_terms(AssignmentPair const& pair) {
    std::optional<LimitPrices::Slot> total;
    std::vector<std::optional<LimitPrices::Slot>> of_nests;
    LogitChoice const* const choice = pair.choice ? &problem.choices[*pair.choice] : nullptr;
    if (pair.demand) {
        total = prices.add(
            {.volume = pair.volume, .log_scale = choice != nullptr ? -1 / choice->scale : 0, .demand = pair.demand});
    }
    for (FlowOption& option : options_of(pairs.back())) {
        option.first_term = static_cast<std::uint32_t>(terms.size());
        if (option.root == nothing) {
            continue;
        }
        if (total) {
            terms.push_back(*total);
        }
        if (choice != nullptr) {
            std::uint32_t const nest = problem.alternatives[option.alternative].nest;
            double const scale = nest_scale(*choice, nest);
            of_nests.resize(std::max<std::size_t>(of_nests.size(), nest + 1));
            double const of_nest = 1 / choice->scale - 1 / scale;
            if (of_nest > 0 && !of_nests[nest]) {
                of_nests[nest] = prices.add({.volume = pair.volume, .log_scale = of_nest, .demand = {}});
            }
            if (of_nests[nest]) {
                terms.push_back(*of_nests[nest]);
            }
            terms.push_back(prices.add({.volume = pair.volume, .log_scale = 1 / scale, .demand = {}}));
        }
        option.term_count = static_cast<std::uint32_t>(terms.size()) - option.first_term;
    }
}

std::uint32_t FlowState::root_of(Alternative const& alternative, std::uint32_t traffic_class) {
    auto const [graph, is_new_graph] =
        graph_numbers_.try_emplace(key(alternative.graph, traffic_class), static_cast<std::uint32_t>(graphs.size()));
    if (is_new_graph) {
        graphs.emplace_back(*problem.graphs[alternative.graph], traffic_class, prices);
    }
    auto const [root, is_new_root] =
        root_numbers_.try_emplace(key(graph->second, alternative.origin), static_cast<std::uint32_t>(roots.size()));
    if (is_new_root) {
        roots.emplace_back();
        roots.back().graph = graph->second;
        roots.back().origin = alternative.origin;
    }
    return root->second;
}

std::uint32_t FlowState::add_path(std::uint32_t option, PathTree::Step step) {
    auto made = static_cast<std::uint32_t>(paths.size());
    if (free_paths_.empty()) {
        paths.emplace_back();
    } else {
        made = free_paths_.back();
        free_paths_.pop_back();
    }
    FlowOption& of = options[option];
    paths[made] = {.step = step, .option = option, .next = of.first_path};
    of.first_path = made;
    ++of.path_count;
    if (of.reference == nothing) {
        of.reference = made;
    }
    return made;
}

std::uint32_t FlowState::add_path(std::uint32_t option, CheapestTree const& cheapest) {
    FlowRoot& root = roots[options[option].root];
    edges_backwards_.clear();
    for (std::uint32_t edge = cheapest.edge(options[option].destination); edge != CheapestTree::no_edge;
         edge = cheapest.edge(graphs[root.graph].tail(edge))) {
        edges_backwards_.push_back(edge);
    }
    std::uint32_t const made = add_path(option, root.tree.add(edges_backwards_));
    paths[made].cost = cheapest.distance(options[option].destination);
    return made;
}

void FlowState::drop_path(FlowOption& option, std::uint32_t& link) {
    std::uint32_t const path = link;
    link = paths[path].next;
    --option.path_count;
    paths[path] = {};
    free_paths_.push_back(path);
}

void FlowState::pass(FlowOption const& option, PathTree::Step step, double flow) {
    for (LimitPrices::Slot const term : terms_of(option)) {
        prices.pass(term, flow);
    }
    if (option.root == nothing) {
        return;
    }
    FlowRoot const& of = roots[option.root];
    for (; step != PathTree::origin; step = of.tree.before(step)) {
        for (LimitPrices::Slot const slot : graphs[of.graph].slots(of.tree.edge(step))) {
            prices.pass(slot, flow);
        }
    }
}

void FlowState::sum_flows(FlowRoot const& root, std::vector<double>& flows) const {
    flows.assign(root.tree.size(), 0);
    for (std::uint32_t const option : root.options) {
        for (std::uint32_t path = options[option].first_path; path != nothing; path = paths[path].next) {
            flows[paths[path].step] += paths[path].flow;
        }
    }
    for (auto step = static_cast<PathTree::Step>(root.tree.size()); step-- > 1;) {
        flows[root.tree.before(step)] += flows[step];
    }
}

double FlowState::flow(FlowOption const& option) const {
    double sum = 0;
    for (std::uint32_t path = option.first_path; path != nothing; path = paths[path].next) {
        sum += paths[path].flow;
    }
    return sum;
}

std::optional<LogitShares> FlowState::logit(std::uint32_t pair) const {
    AssignmentPair const& given = problem.pairs[pair];
    if (!given.choice) {
        return std::nullopt;
    }
    std::vector<double> costs;
    std::vector<std::uint32_t> nests;
    bool is_reachable = false;
    for (FlowOption const& option : options_of(pairs[pair]).first(given.alternative_count)) {
        is_reachable = is_reachable || option.path_count > 0;
        costs.push_back(option.path_count > 0 ? option.least + option.constant : CheapestTree::unreachable);
        nests.push_back(problem.alternatives[option.alternative].nest);
    }
    return is_reachable ? std::optional{logit_shares(problem.choices[*given.choice], costs, nests)} : std::nullopt;
}

void FlowState::recount() {
    prices.clear_loads();
    for (FlowRoot const& root : roots) {
        sum_flows(root, flows_);
        ClassGraph const& graph = graphs[root.graph];
        for (PathTree::Step step = 1; step < root.tree.size(); ++step) {
            for (LimitPrices::Slot const slot : graph.slots(root.tree.edge(step))) {
                prices.pass_unpriced(slot, flows_[step]);
            }
        }
    }
    for (std::uint32_t const pair : compound) {
        for (FlowOption const& option : options_of(pairs[pair])) {
            for (LimitPrices::Slot const term : terms_of(option)) {
                prices.pass_unpriced(term, flow(option));
            }
        }
    }
    prices.refresh_all();
}

}  // namespace corridor
