#include "benchmark/clp_arcs.h"

#include <coin/ClpSimplex.hpp>
#include <coin/ClpSolve.hpp>

#include "benchmark/benchmark.h"

namespace corridor::benchmark {
namespace {

// Column by column, as Clp takes it.
struct Programme {
    std::vector<CoinBigIndex> first{0};
    std::vector<int> rows;
    std::vector<double> factors;
    std::vector<double> costs;
    std::vector<double> low;
    std::vector<double> high;

    void add_entry(std::size_t row, double factor) {
        rows.push_back(static_cast<int>(row));
        factors.push_back(factor);
    }
    void end_column(double cost) {
        first.push_back(static_cast<CoinBigIndex>(rows.size()));
        costs.push_back(cost);
    }
};

Programme programme_of(test::FlowNetwork const& flows, double price_of_unserved) {
    Programme programme;
    for (test::FlowNetwork::Arc const& arc : flows.arcs) {
        programme.low.push_back(-COIN_DBL_MAX);
        programme.high.push_back(arc.capacity);
    }
    for (test::FlowNetwork::Demand const& demand : flows.demands) {
        std::size_t const balance = programme.low.size();
        programme.low.resize(balance + flows.places, 0);
        programme.low[balance + demand.from] = demand.volume;
        programme.low[balance + demand.to] = -demand.volume;
        programme.high.insert(programme.high.end(), programme.low.begin() + static_cast<std::ptrdiff_t>(balance),
                              programme.low.end());
        for (std::size_t i = 0; i < flows.arcs.size(); ++i) {
            programme.add_entry(i, 1);
            programme.add_entry(balance + flows.arcs[i].from, 1);
            programme.add_entry(balance + flows.arcs[i].to, -1);
            programme.end_column(flows.arcs[i].cost);
        }
        programme.add_entry(balance + demand.from, 1);
        programme.add_entry(balance + demand.to, -1);
        programme.end_column(price_of_unserved);
    }
    return programme;
}

}  // namespace

double cheapest_by_arcs(test::FlowNetwork const& flows, double price_of_unserved, ClpMethod method) {
    Programme const programme = programme_of(flows, price_of_unserved);
    ClpSimplex simplex;
    simplex.setLogLevel(0);
    simplex.setPrimalTolerance(1e-10);
    simplex.setDualTolerance(1e-10);
    simplex.loadProblem(static_cast<int>(programme.costs.size()), static_cast<int>(programme.low.size()),
                        programme.first.data(), programme.rows.data(), programme.factors.data(), nullptr, nullptr,
                        programme.costs.data(), programme.low.data(), programme.high.data());
    ClpSolve how;
    how.setSolveType(method == ClpMethod::dual ? ClpSolve::useDual : ClpSolve::usePrimal);
    how.setPresolveType(ClpSolve::presolveOn);
    simplex.initialSolve(how);
    require(simplex.status() == 0, "Clp does not solve the arc-node programme");
    return simplex.objectiveValue();
}

}  // namespace corridor::benchmark
