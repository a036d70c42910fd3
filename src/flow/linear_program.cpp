#include "flow/linear_program.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

#include <coin/ClpSimplex.hpp>

namespace corridor {

struct LinearProgram::Solver {
    ClpSimplex simplex;
};

LinearProgram::LinearProgram() : solver_{std::make_unique<Solver>()} {
    solver_->simplex.setLogLevel(0);
    solver_->simplex.setPerturbation(100);  // none: it leaves traces in costs and prices
    solver_->simplex.setPrimalTolerance(1e-10);
    solver_->simplex.setDualTolerance(1e-10);
}

LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

LinearProgram::Row LinearProgram::add_row(Bound kind, double bound) {
    double const low = kind == Bound::at_most ? -COIN_DBL_MAX : bound;
    double const high = kind == Bound::at_least || bound == infinity ? COIN_DBL_MAX : bound;
    solver_->simplex.addRow(0, nullptr, nullptr, low, high);
    return static_cast<Row>(solver_->simplex.numberRows() - 1);
}

LinearProgram::Column LinearProgram::add_column(double cost, std::span<Entry const> entries) {
    std::map<int, double> sums;  // the solver takes each row once
    for (auto const& [row, factor] : entries) {
        sums[static_cast<int>(row)] += factor;
    }
    std::vector<int> rows;
    std::vector<double> factors;
    for (auto const& [row, factor] : sums) {
        rows.push_back(row);
        factors.push_back(factor);
    }
    solver_->simplex.addColumn(static_cast<int>(rows.size()), rows.data(), factors.data(), 0.0, COIN_DBL_MAX, cost);
    return static_cast<Column>(solver_->simplex.numberColumns() - 1);
}

void LinearProgram::set_bound(Row row, double bound) {
    solver_->simplex.setRowUpper(static_cast<int>(row), bound == infinity ? COIN_DBL_MAX : bound);
}

LinearProgram::Status LinearProgram::solve() {
    ClpSimplex& simplex = solver_->simplex;
    if (simplex.numberRows() == 0) {
        // Clp's primal simplex fails on a programme without rows.
        double const* const costs = simplex.objective();
        for (int column = 0; column < simplex.numberColumns(); ++column) {
            if (costs[column] < 0) {
                return Status::unbounded;
            }
        }
        return Status::optimal;
    }
    simplex.primal();
    switch (simplex.status()) {
        case 0:
            return Status::optimal;
        case 1:
            return Status::infeasible;
        case 2:
            return Status::unbounded;
        default:
            throw std::runtime_error{"the solver of linear programmes gave up"};
    }
}

double LinearProgram::objective() const {
    double sum = 0;
    for (int column = 0; column < solver_->simplex.numberColumns(); ++column) {
        sum += solver_->simplex.objective()[column] * value(static_cast<Column>(column));
    }
    return sum;
}

double LinearProgram::value(Column column) const {
    // The solver stops within its tolerance of the bound.
    return solver_->simplex.numberRows() == 0 ? 0 : std::max(0.0, solver_->simplex.primalColumnSolution()[column]);
}

double LinearProgram::price(Row row) const {
    return solver_->simplex.dualRowSolution()[row];
}

}  // namespace corridor
