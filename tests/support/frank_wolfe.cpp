#include "support/frank_wolfe.h"

#include <algorithm>

namespace corridor::test {

FrankWolfe::FrankWolfe(AssignmentProblem const& problem) : problem_{problem} {
    for (AssignmentPair const& pair : problem.pairs) {
        Alternative const& way = problem.alternatives[pair.first_alternative];
        by_origin_[{way.graph, way.origin}].push_back(&pair);
    }
    flows_ = all_or_nothing(costs(std::vector<double>(problem.limits.size(), 0))).flows;
}

std::vector<double> FrankWolfe::loads(Flows const& flows) const {
    std::vector<double> sums(problem_.limits.size(), 0);
    for (std::size_t graph = 0; graph < flows.size(); ++graph) {
        for (SearchGraph::Edge edge = 0; edge < flows[graph].size(); ++edge) {
            for (std::uint32_t const limit : problem_.graphs[graph]->limits(edge)) {
                sums[limit] += flows[graph][edge];
            }
        }
    }
    return sums;
}

FrankWolfe::Flows FrankWolfe::costs(std::vector<double> const& loads) const {
    std::vector<double> delays;
    for (std::size_t limit = 0; limit < loads.size(); ++limit) {
        delays.push_back(problem_.classes[0].value_of_time * problem_.limits[limit].delay(loads[limit]));
    }
    Flows sums;
    for (FlowGraph const* graph : problem_.graphs) {
        sums.push_back(graph->cost);
        for (SearchGraph::Edge edge = 0; edge < graph->cost.size(); ++edge) {
            for (std::uint32_t const limit : graph->limits(edge)) {
                sums.back()[edge] += delays[limit];
            }
        }
    }
    return sums;
}

FrankWolfe::Direction FrankWolfe::all_or_nothing(Flows const& costs) const {
    Direction direction;
    for (auto const& of_graph : costs) {
        direction.flows.emplace_back(of_graph.size(), 0.0);
    }
    for (auto const& [origin, pairs] : by_origin_) {
        SearchGraph const& graph = problem_.graphs[origin.first]->search;
        auto const tree = graph.from(origin.second, costs[origin.first]);
        for (AssignmentPair const* pair : pairs) {
            auto at = problem_.alternatives[pair->first_alternative].destination;
            direction.least += pair->volume * tree.distance[at];
            for (; at != origin.second; at = graph[tree.edge[at]].tail) {
                direction.flows[origin.first][tree.edge[at]] += pair->volume;
            }
        }
    }
    return direction;
}

// Of the objective on the way to the target, where this share of the way lies behind.
double FrankWolfe::slope(Flows const& target, double share) const {
    Flows between = flows_;
    for (std::size_t graph = 0; graph < between.size(); ++graph) {
        for (std::size_t edge = 0; edge < between[graph].size(); ++edge) {
            between[graph][edge] += share * (target[graph][edge] - flows_[graph][edge]);
        }
    }
    Flows const at = costs(loads(between));
    double sum = 0;
    for (std::size_t graph = 0; graph < between.size(); ++graph) {
        for (std::size_t edge = 0; edge < between[graph].size(); ++edge) {
            sum += at[graph][edge] * (target[graph][edge] - flows_[graph][edge]);
        }
    }
    return sum;
}

void FrankWolfe::step() {
    Flows const at = costs(loads(flows_));
    Direction const direction = all_or_nothing(at);
    double total = 0;
    for (std::size_t graph = 0; graph < at.size(); ++graph) {
        for (std::size_t edge = 0; edge < at[graph].size(); ++edge) {
            total += at[graph][edge] * flows_[graph][edge];
        }
    }
    lower_bound_ = std::max(lower_bound_, objective() + direction.least - total);
    gap_ = total > 0 ? (total - direction.least) / total : 0;
    constexpr int halvings = 30;
    double low = 0;
    double high = 1;
    for (int i = 0; i < halvings; ++i) {
        double const middle = (low + high) / 2;
        (slope(direction.flows, middle) > 0 ? high : low) = middle;
    }
    for (std::size_t graph = 0; graph < at.size(); ++graph) {
        for (std::size_t edge = 0; edge < at[graph].size(); ++edge) {
            flows_[graph][edge] += low * (direction.flows[graph][edge] - flows_[graph][edge]);
        }
    }
}

double FrankWolfe::objective() const {
    double sum = 0;
    for (std::size_t graph = 0; graph < flows_.size(); ++graph) {
        for (std::size_t edge = 0; edge < flows_[graph].size(); ++edge) {
            sum += problem_.graphs[graph]->cost[edge] * flows_[graph][edge];
        }
    }
    std::vector<double> const sums = loads(flows_);
    for (std::size_t limit = 0; limit < sums.size(); ++limit) {
        sum += problem_.classes[0].value_of_time * problem_.limits[limit].integral(sums[limit]);
    }
    return sum;
}

}  // namespace corridor::test
