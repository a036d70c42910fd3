#pragma once

#include <deque>
#include <vector>

#include "corridor/flow/assign.h"
#include "flow/assignment_problem.h"
#include "flow/flow_model.h"
#include "flow/shared_graph.h"

namespace corridor {

// A scenario as a problem for the solver, with what its numbers mean.
struct PreparedAssignment {
    FlowModel model;
    std::vector<double> greatest;    // loads of limits
    std::deque<SharedGraph> shared;  // of demands that no corridor constrains, by class
    std::deque<FlowGraph> of_ways;   // else of each way
    AssignmentProblem problem;       // a pair for each demand
    struct Meaning {
        std::size_t demand = 0;
        std::size_t way = 0;  // of the model's demand; 0 of a shared graph
    };
    std::vector<Meaning> alternatives;

    // The arcs behind an edge of one of the problem's graphs.
    [[nodiscard]] std::vector<ArcId> arcs(std::uint32_t alternative, SearchGraph::Edge edge) const;
    [[nodiscard]] bool is_shared() const { return !shared.empty(); }
};

// REQUIRES: `faults_of_assignment` finds none; the network outlives what is built.
[[nodiscard]] PreparedAssignment prepare_assignment(Network const& network, Scenario const& scenario,
                                                    AssignOptions const& options);

}  // namespace corridor
