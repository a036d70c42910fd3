#pragma once

#include <optional>
#include <set>
#include <vector>

#include "flow/flow_model.h"
#include "flow/loopless.h"

namespace corridor {

// Goods of one demand that go one way.
struct PlannedPath {
    std::size_t demand = 0;
    std::size_t way = 0;                   // of the demand
    std::vector<SearchGraph::Edge> edges;  // of the way's graph
    double cost = 0;                       // generalised, USD a unit
    double flow = 0;                       // units an hour
};

// What a linear programme of flows says.
struct Plan {
    bool is_unlimited = false;  // nothing bounds the value: then the rest is empty
    double value = 0;           // what was asked for: the flow, the factor, the cost
    std::vector<PlannedPath> paths{};
    std::vector<double> used{};      // by limit
    std::vector<double> price{};     // by limit: how much the value gains by one more an hour; zero or more
    std::vector<double> unserved{};  // by demand, units an hour
};

// Edges that nobody may use: by demand, way and edge; empty: all are open.
using ClosedEdges = std::vector<std::vector<std::vector<char>>>;

// Solves linear programmes of flows over paths by column generation (Ford and Fulkerson 1958; Tomlin 1966): only paths
// that a search finds to gain something are ever written down, so each optimum is that of all paths. It keeps the paths
// it has found for the next question.
class Planner {
public:
    // REQUIRES: the model outlives this.
    explicit Planner(FlowModel const& model);

    // What goods are looked at: all, those of one cargo, those of one demand, or those of one demand that go one way.
    struct Part {
        std::optional<CargoId> cargo{};
        std::optional<std::size_t> demand{};
        std::optional<std::size_t> way{};
    };
    // The greatest flow of all demands together, whatever their volumes, added up by their weights.
    [[nodiscard]] Plan most(std::vector<double> const& capacities, Part const& part);
    // The greatest factor by which all volumes can be multiplied (maximum concurrent flow; Shahrokhi and Matula 1990).
    // REQUIRES: every demand has a volume.
    [[nodiscard]] Plan scaled(std::vector<double> const& capacities);
    // The cheapest way to serve all volumes (minimum-cost multicommodity flow); what is left costs the demand's price
    // for unserved goods, USD a unit. REQUIRES: every demand has a volume.
    [[nodiscard]] Plan cheapest(std::vector<double> const& capacities, std::vector<double> const& price_of_unserved,
                                ClosedEdges const& closed = {});

    // Of all limits, as the model states them.
    [[nodiscard]] std::vector<double> capacities() const;

private:
    class Programme;

    FlowModel const& model_;
    std::vector<std::vector<LooplessSearch>> searches_;  // by demand and way
    std::vector<PlannedPath> pool_;                      // paths of earlier programmes, without their flows
    std::set<std::vector<std::size_t>> known_;
};

}  // namespace corridor
