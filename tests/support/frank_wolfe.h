#pragma once

#include <map>
#include <utility>
#include <vector>

#include "flow/assignment_problem.h"

namespace corridor::test {

// User equilibrium as Frank and Wolfe (1956) find it, from the definitions alone: an oracle, and a peer to be faster
// than. One class that takes one unit of each limit, and pairs with one alternative that is reachable.
class FrankWolfe {
public:
    // REQUIRES: the problem outlives this.
    explicit FrankWolfe(AssignmentProblem const& problem);

    // All goods to the cheapest paths of the moment, as far as lowers the objective most.
    void step();

    // No flows have an objective below this; the best bound of all steps.
    [[nodiscard]] double lower_bound() const { return lower_bound_; }
    [[nodiscard]] double objective() const;
    // (Sum of load * cost - sum of volume * least cost) / sum of load * cost, before the last step.
    [[nodiscard]] double gap() const { return gap_; }

private:
    // Flow of each edge of each graph.
    using Flows = std::vector<std::vector<double>>;
    struct Direction {
        Flows flows;
        double least = 0;  // sum of volume * least cost
    };
    [[nodiscard]] std::vector<double> loads(Flows const& flows) const;
    [[nodiscard]] Flows costs(std::vector<double> const& loads) const;
    [[nodiscard]] Direction all_or_nothing(Flows const& costs) const;
    [[nodiscard]] double slope(Flows const& target, double share) const;

    AssignmentProblem const& problem_;
    std::map<std::pair<std::uint32_t, SearchGraph::Vertex>, std::vector<AssignmentPair const*>> by_origin_;
    Flows flows_;
    double lower_bound_ = 0;
    double gap_ = 1;
};

}  // namespace corridor::test
