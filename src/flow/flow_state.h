#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "flow/assignment_problem.h"
#include "flow/cheapest_tree.h"
#include "flow/class_graph.h"
#include "flow/flow_path.h"
#include "flow/limit_prices.h"
#include "flow/logit.h"
#include "flow/path_tree.h"

namespace corridor {

// Where paths of one class in one graph begin: all pairs from there share its trees.
struct FlowRoot {
    std::uint32_t graph = 0;  // of the class graphs
    SearchGraph::Vertex origin = 0;
    CheapestTree::Order order;
    PathTree tree;
    std::vector<std::uint32_t> options;
};

// An alternative of a pair with its paths; or not to ship, which has no root and one path without edges.
struct FlowOption {
    std::uint32_t root = nothing;
    std::uint32_t alternative = nothing;  // of the problem
    SearchGraph::Vertex destination = 0;
    std::uint32_t pair = 0;
    std::uint32_t first_path = nothing;
    std::uint32_t path_count = 0;
    std::uint32_t reference = nothing;  // the path that the others stand against
    std::uint32_t first_term = 0;
    std::uint32_t term_count = 0;
    double constant = 0;
    double least = 0;  // cost of the cheapest path when all were last looked at; infinite if there is none
};

// Goods with one option take its cheapest paths; others are balanced between their options as well.
struct FlowPair {
    double volume = 0;
    std::uint32_t first_option = 0;
    std::uint32_t option_count = 0;
    std::uint32_t main = nothing;  // the option whose reference the others' references stand against
    bool is_loaded = false;        // its goods are on paths
    bool is_compound = false;      // has several options, or terms
};

// Goods on paths, and the prices that their loads make: what is balanced until it is in equilibrium. A path's flow and
// the loads of what it passes are changed together, by whoever changes them.
struct FlowState {
    // REQUIRES: the problem outlives this. No pair has any path yet.
    explicit FlowState(AssignmentProblem const& problem);

    AssignmentProblem const& problem;
    LimitPrices prices;
    std::vector<ClassGraph> graphs;
    std::vector<FlowRoot> roots;
    std::vector<FlowOption> options;
    std::vector<FlowPair> pairs;
    std::vector<FlowPath> paths;
    std::vector<LimitPrices::Slot> terms;
    std::vector<std::uint32_t> compound;  // pairs

    std::uint32_t add_path(std::uint32_t option, PathTree::Step step);
    // The path of the tree last searched from the option's root.
    std::uint32_t add_path(std::uint32_t option, CheapestTree const& cheapest);
    // The path that `link` leads to, of the option. REQUIRES: it carries nothing and stands against none.
    void drop_path(FlowOption& option, std::uint32_t& link);

    // So much more passes what a path of the option passes.
    void pass(FlowOption const& option, PathTree::Step step, double flow);
    // Loads anew from all flows, so that rounding does not add up.
    void recount();
    // Into `flows`: of each step of the root's tree.
    void sum_flows(FlowRoot const& root, std::vector<double>& flows) const;

    [[nodiscard]] double flow(FlowOption const& option) const;
    // What a logit choice makes of the costs when all were last looked at; nothing for pairs without one, or without
    // paths.
    [[nodiscard]] std::optional<LogitShares> logit(std::uint32_t pair) const;
    [[nodiscard]] std::span<LimitPrices::Slot const> terms_of(FlowOption const& option) const {
        return std::span{terms}.subspan(option.first_term, option.term_count);
    }
    [[nodiscard]] std::span<FlowOption const> options_of(FlowPair const& pair) const {
        return std::span{options}.subspan(pair.first_option, pair.option_count);
    }
    [[nodiscard]] std::span<FlowOption> options_of(FlowPair const& pair) {
        return std::span{options}.subspan(pair.first_option, pair.option_count);
    }

private:
    void add_pair(AssignmentPair const& pair);
    void add_terms(AssignmentPair const& pair);
    std::uint32_t root_of(Alternative const& alternative, std::uint32_t traffic_class);

    std::vector<std::uint32_t> free_paths_;
    std::vector<std::uint32_t> edges_backwards_;
    std::vector<double> flows_;
    std::unordered_map<std::uint64_t, std::uint32_t> graph_numbers_;  // by graph and class
    std::unordered_map<std::uint64_t, std::uint32_t> root_numbers_;   // by class graph and origin
};

}  // namespace corridor
