#include "flow/assignment_result.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace corridor {
namespace {

// What a limit's delay costs each class for a unit of load; nothing where classes differ in that.
std::optional<double> value_of_load(AssignmentProblem const& problem, std::uint32_t limit) {
    constexpr double same = 1e-12;
    std::optional<double> value;
    for (TrafficClass const& traffic_class : problem.classes) {
        double const units = traffic_class.units.empty() ? 1 : traffic_class.units[limit];
        if (units == 0 && traffic_class.value_of_time == 0) {
            continue;
        }
        double const own = units > 0 ? traffic_class.value_of_time / units : -1;
        if (own < 0 || (value && std::abs(own - *value) > same * *value)) {
            return std::nullopt;
        }
        value = own;
    }
    return value.value_or(0);
}

class Description {
public:
    explicit Description(FlowState const& state)
        : state_{state}, problem_{state.problem}, worth_(problem_.limits.size(), 0) {
        result_.load.assign(problem_.limits.size(), 0);
    }

    Assignment describe() {
        for (FlowRoot const& root : state_.roots) {
            add_loads(root);
        }
        for (std::uint32_t pair = 0; pair < problem_.pairs.size(); ++pair) {
            describe_pair(pair);
        }
        describe_limits();
        describe_objective();
        return std::move(result_);
    }

private:
    // All limits count, also those without delays, and the costs of edges without delays.
    void add_loads(FlowRoot const& root) {
        state_.sum_flows(root, flows_);
        ClassGraph const& graph = state_.graphs[root.graph];
        TrafficClass const& traffic_class = problem_.classes[graph.traffic_class()];
        for (PathTree::Step step = 1; step < root.tree.size(); ++step) {
            fixed_ += flows_[step] * graph.fixed_cost(root.tree.edge(step));
            for (std::uint32_t const limit : graph.limits(root.tree.edge(step))) {
                double const units = traffic_class.units.empty() ? 1 : traffic_class.units[limit];
                result_.load[limit] += flows_[step] * units;
                worth_[limit] += flows_[step] * traffic_class.value_of_time;
            }
        }
    }

    void describe_pair(std::uint32_t number) {
        FlowPair const& pair = state_.pairs[number];
        double least = CheapestTree::unreachable;
        double not_shipped = pair.is_loaded ? 0 : pair.volume;
        for (FlowOption const& option : state_.options_of(pair)) {
            double const flow = state_.flow(option);
            if (option.root == nothing) {
                not_shipped = flow;
                continue;
            }
            if (option.path_count > 0) {
                least = std::min(least, option.least + option.constant);
                fixed_ += flow * option.constant;
                add_paths(number, option);
            }
        }
        std::optional<LogitShares> const logit = state_.logit(number);
        result_.least_cost.push_back(logit ? logit->expected_least : least);
        result_.not_shipped.push_back(not_shipped);
    }

    void add_paths(std::uint32_t pair, FlowOption const& option) {
        PathTree const& tree = state_.roots[option.root].tree;
        for (std::uint32_t i = option.first_path; i != nothing; i = state_.paths[i].next) {
            FlowPath const& path = state_.paths[i];
            if (path.flow <= 0) {
                continue;
            }
            auto const first = static_cast<std::uint32_t>(result_.path_edges.size());
            for (PathTree::Step step = path.step; step != PathTree::origin; step = tree.before(step)) {
                result_.path_edges.push_back(tree.edge(step));
            }
            std::reverse(result_.path_edges.begin() + first, result_.path_edges.end());
            result_.paths.push_back({.pair = pair,
                                     .alternative = option.alternative,
                                     .flow = path.flow,
                                     .cost = path.cost + option.constant,
                                     .first_edge = first,
                                     .edge_count = static_cast<std::uint32_t>(result_.path_edges.size()) - first});
        }
    }

    void describe_limits() {
        bool const is_optimum = problem_.principle == Principle::system_optimum;
        result_.total_cost = fixed_;
        for (std::uint32_t limit = 0; limit < problem_.limits.size(); ++limit) {
            bool const is_hard = problem_.limits[limit].is_hard();
            double const delay = state_.prices.function(limit).delay(result_.load[limit]);
            result_.delay.push_back(is_hard && is_optimum ? 0 : delay);
            result_.toll.push_back(is_optimum ? state_.prices.toll(limit) : 0);
            result_.total_cost += worth_[limit] * result_.delay.back();
        }
    }

    void describe_objective() {
        double sum = 0;
        for (std::uint32_t i = 0; i < state_.prices.term_count(); ++i) {
            LimitPrices::Slot const slot = state_.prices.first_term() + i;
            sum += state_.prices.term(slot).integral(state_.prices.load(slot));
        }
        if (problem_.principle == Principle::system_optimum) {
            result_.objective = result_.total_cost + sum;
            return;
        }
        sum += fixed_;
        for (std::uint32_t limit = 0; limit < problem_.limits.size(); ++limit) {
            if (problem_.limits[limit].is_none()) {
                continue;
            }
            std::optional<double> const value = value_of_load(problem_, limit);
            if (!value) {
                return;
            }
            sum += *value * problem_.limits[limit].integral(result_.load[limit]);
        }
        result_.objective = sum;
    }

    FlowState const& state_;
    AssignmentProblem const& problem_;
    std::vector<double> worth_;
    std::vector<double> flows_;  // by step of a root
    double fixed_ = 0;
    Assignment result_;
};

}  // namespace

Assignment describe_flows(FlowState const& state) {
    return Description{state}.describe();
}

}  // namespace corridor
