#include "flow/equilibrium.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace corridor {
namespace {

std::size_t most_edges(AssignmentProblem const& problem) {
    std::size_t most = 0;
    for (FlowGraph const* graph : problem.graphs) {
        most = std::max(most, graph->search.edge_count());
    }
    return most;
}

constexpr double rounding = 16 * std::numeric_limits<double>::epsilon();

double greatest_scale(AssignmentProblem const& problem, std::uint32_t pair) {
    LogitChoice const& choice = problem.choices[*problem.pairs[pair].choice];
    double most = choice.scale;
    for (double const scale : choice.nest_scales) {
        most = std::max(most, scale);
    }
    return most;
}

}  // namespace

Equilibrium::Equilibrium(FlowState& state)
    : state_{state},
      balancer_{choices_, state.prices, state.paths},
      joint_step_{choices_, state.prices, state.paths, balancer_},
      comparer_{state.prices.slot_count(), most_edges(state.problem)} {
    if (std::ranges::any_of(state.problem.limits, &DelayFunction::has_kink)) {
        balancer_.take_care();
    }
}

Excess Equilibrium::survey(double least_saving) {
    for (ClassGraph& graph : state_.graphs) {
        graph.price(state_.prices);
    }
    contested_.clear();
    Excess sum;
    for (FlowRoot& root : state_.roots) {
        sum += survey(root, least_saving);
    }
    for (std::uint32_t const pair : state_.compound) {
        sum += survey_compound(pair);
        sum.shares = std::max(sum.shares, share_difference(pair));
    }
    return sum;
}

Excess Equilibrium::survey(FlowRoot& root, double least_saving) {
    ClassGraph const& graph = state_.graphs[root.graph];
    cheapest_.search(graph, root.origin, root.order);
    std::span<double const> const costs = graph.costs();
    // Added up from the origin as the search does, so that the cheapest path has exactly the least cost.
    of_step_.resize(root.tree.size());
    of_step_[0] = 0;
    for (PathTree::Step step = 1; step < root.tree.size(); ++step) {
        of_step_[step] = of_step_[root.tree.before(step)] + costs[root.tree.edge(step)];
    }
    Excess sum;
    for (std::uint32_t const number : root.options) {
        FlowOption& option = state_.options[number];
        double const least = cheapest_.distance(option.destination);
        double cheapest = CheapestTree::unreachable;
        bool const is_alone = !state_.pairs[option.pair].is_compound;
        for (std::uint32_t i = option.first_path; i != nothing; i = state_.paths[i].next) {
            FlowPath& path = state_.paths[i];
            path.cost = of_step_[path.step];
            cheapest = std::min(cheapest, path.cost);
            if (is_alone) {
                sum += {path.flow * (path.cost - least), path.flow * path.cost};
            }
        }
        option.least = least;
        if (option.path_count > 0 && cheapest - least > least_saving * least) {
            state_.add_path(number, cheapest_);
        }
        if (is_alone && option.path_count > 1) {
            contested_.push_back(option.pair);
        }
    }
    return sum;
}

// Costs of a compound pair's options count with constants and terms; not to ship costs nothing more than its terms
// save.
Excess Equilibrium::survey_compound(std::uint32_t number) const {
    FlowPair const& pair = state_.pairs[number];
    auto const& choice = state_.problem.pairs[number].choice;
    double const difference_that_counts = choice ? 1 / state_.problem.choices[*choice].scale : 0;
    auto const added = [&](FlowOption const& option) {
        double sum = option.constant;
        for (LimitPrices::Slot const term : state_.terms_of(option)) {
            sum += state_.prices[term].cost;
        }
        return sum;
    };
    double least = CheapestTree::unreachable;
    double least_shipped = CheapestTree::unreachable;
    for (FlowOption const& option : state_.options_of(pair)) {
        if (option.path_count > 0) {
            least = std::min(least, option.least + added(option));
            if (option.root != nothing) {
                least_shipped = std::min(least_shipped, option.least + option.constant);
            }
        }
    }
    Excess sum;
    for (FlowOption const& option : state_.options_of(pair)) {
        double const more = added(option);
        for (std::uint32_t i = option.first_path; i != nothing; i = state_.paths[i].next) {
            FlowPath const& path = state_.paths[i];
            // What is not shipped counts with what it would cost to.
            double const counted = option.root == nothing ? least_shipped : path.cost + option.constant;
            if (path.flow > 0 && least_shipped < CheapestTree::unreachable) {
                sum +=
                    {path.flow * (path.cost + more - least), path.flow * (std::abs(counted) + difference_that_counts)};
            }
        }
    }
    return sum;
}

double Equilibrium::share_difference(std::uint32_t pair) const {
    std::optional<LogitShares> const expected = state_.logit(pair);
    if (!expected) {
        return 0;
    }
    auto const options = state_.options_of(state_.pairs[pair]);
    std::vector<double> flows;
    double shipped = 0;
    for (std::size_t i = 0; i < expected->shares.size(); ++i) {
        flows.push_back(state_.flow(options[i]));
        shipped += flows.back();
    }
    double most = 0;
    // The last digits of costs decide no shares.
    double const noise = rounding * std::abs(expected->expected_least) * greatest_scale(state_.problem, pair);
    for (std::size_t i = 0; i < flows.size(); ++i) {
        double const off = std::abs(flows[i] - shipped * expected->shares[i]);
        most = off > noise * shipped ? std::max(most, off) : most;
    }
    double const volume = state_.pairs[pair].volume;
    return volume > 0 ? most / volume : 0;
}

void Equilibrium::review() {
    for (std::uint32_t const pair : contested_) {
        review(state_.pairs[pair]);
    }
    for (std::uint32_t const pair : state_.compound) {
        review(state_.pairs[pair]);
    }
    choices_.tidy(state_.paths);
}

void Equilibrium::review(FlowPair& pair) {
    for (FlowOption& option : state_.options_of(pair)) {
        if (option.path_count > 0) {
            choose_reference(option);
        }
    }
    choose_main(pair);
    for (std::uint32_t i = 0; i < pair.option_count; ++i) {
        FlowOption& option = state_.options[pair.first_option + i];
        drop(option);
        bool const is_main = pair.first_option + i == pair.main;
        for (std::uint32_t path = option.first_path; path != nothing; path = state_.paths[path].next) {
            bool const is_reference = path == option.reference;
            std::uint32_t const beyond = is_main ? nothing : state_.options[pair.main].reference;
            stand_against(path, is_reference ? beyond : option.reference);
        }
    }
}

// Among empty ones the cheapest, so that none waits for goods from a path that gets none itself.
void Equilibrium::choose_reference(FlowOption& option) {
    std::uint32_t best = option.reference;
    for (std::uint32_t i = option.first_path; i != nothing; i = state_.paths[i].next) {
        FlowPath const& path = state_.paths[i];
        FlowPath const& other = state_.paths[best];
        if (path.flow > other.flow || (path.flow == other.flow && path.cost < other.cost)) {
            best = i;
        }
    }
    if (state_.paths[option.reference].flow <= keep_share * state_.paths[best].flow) {
        option.reference = best;
    }
}

void Equilibrium::choose_main(FlowPair& pair) {
    auto const at_reference = [&](std::uint32_t option) {
        std::uint32_t const reference = state_.options[option].reference;
        return reference == nothing ? -1.0 : state_.paths[reference].flow;
    };
    std::uint32_t most = pair.main == nothing ? pair.first_option : pair.main;
    for (std::uint32_t i = 0; i < pair.option_count; ++i) {
        if (at_reference(pair.first_option + i) > at_reference(most)) {
            most = pair.first_option + i;
        }
    }
    if (pair.main == nothing || at_reference(pair.main) < keep_share * at_reference(most)) {
        pair.main = most;
    }
}

// Paths that were found empty and dearer than another time and again.
void Equilibrium::drop(FlowOption& option) {
    constexpr int patience = 3;
    std::uint32_t* link = &option.first_path;
    while (*link != nothing) {
        std::uint32_t const number = *link;
        FlowPath& path = state_.paths[number];
        bool const is_idle = path.flow == 0 && path.cost > option.least;
        path.idle = is_idle ? static_cast<std::uint8_t>(path.idle + 1) : std::uint8_t{0};
        if (path.idle < patience || number == option.reference) {
            path.idle = std::min<std::uint8_t>(path.idle, patience);
            link = &path.next;
            continue;
        }
        stand_against(number, nothing);
        state_.drop_path(option, *link);
    }
}

void Equilibrium::stand_against(std::uint32_t path, std::uint32_t other) {
    if (state_.paths[path].against == other) {
        return;
    }
    if (state_.paths[path].against != nothing) {
        choices_.leave(state_.paths, path);
    }
    state_.paths[path].against = other;
    if (other != nothing) {
        PathDifference difference = comparer_.compare(compared(path), compared(other));
        bool const is_bounded = std::ranges::any_of(difference.entries, [&](PathDifference::Entry const& entry) {
            return state_.prices.is_choice(entry.slot) && state_.prices.term(entry.slot).is_unbounded();
        });
        choices_.join(state_.paths, path, std::move(difference), is_bounded);
    }
}

ComparedPath Equilibrium::compared(std::uint32_t path) const {
    FlowOption const& option = state_.options[state_.paths[path].option];
    bool const has_root = option.root != nothing;
    return {.graph = has_root ? &state_.graphs[state_.roots[option.root].graph] : nullptr,
            .tree = has_root ? &state_.roots[option.root].tree : nullptr,
            .step = state_.paths[path].step,
            .constant = option.constant,
            .terms = state_.terms_of(option)};
}

void Equilibrium::balance(double tolerance, Steps steps) {
    constexpr double enough = 1e-2;
    constexpr int sweeps_alone = 20;
    constexpr int rounds = 4;
    constexpr int sweeps_between = 1;
    double const first = balancer_.sweep(tolerance);
    auto const sweep = [&](int times) {
        for (int i = 0; i < times; ++i) {
            if (balancer_.sweep(tolerance) <= enough * first) {
                return true;
            }
        }
        return false;
    };
    if (sweep(sweeps_alone) || steps == Steps::one_by_one || --until_joint_step_ > 0) {
        return;
    }
    // Joint steps that lead nowhere are tried again ever more seldom.
    bool helps = joint_step_.take(tolerance);
    pause_ = helps ? 1 : 2 * pause_;
    until_joint_step_ = pause_;
    for (int round = 1; round < rounds && helps && !sweep(sweeps_between); ++round) {
        helps = joint_step_.take(tolerance);
    }
}

}  // namespace corridor
