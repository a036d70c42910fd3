#include "flow/linear_program.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <coin/ClpSimplex.hpp>

namespace corridor {
namespace {

// Clp's own tolerances.
constexpr double exact = 1e-10;

LinearProgram::Status status_of(ClpSimplex const& simplex) {
    switch (simplex.status()) {
        case 0:
            return LinearProgram::Status::optimal;
        case 1:
            return LinearProgram::Status::infeasible;
        case 2:
            return LinearProgram::Status::unbounded;
        default:
            throw std::runtime_error{"the solver of linear programmes gave up"};
    }
}

}  // namespace

// Rows of the kind at_most sleep, unknown to Clp, until what they bound would exceed them: of all limits of a network
// few hold anything back, and each row that Clp has makes each of its steps longer. Rows and columns are handed over
// many at once, for Clp copies all that it has with each call.
class LinearProgram::Solver {
public:
    Solver() {
        simplex_.setLogLevel(0);
        simplex_.setPerturbation(100);  // none: it leaves traces in costs and prices
        simplex_.setPrimalTolerance(exact);
        simplex_.setDualTolerance(exact);
    }

    LinearProgram::Row add_row(double low, double high, bool may_sleep) {
        rows_.push_back({.low = low, .high = high});
        if (!may_sleep) {
            waking_.push_back(rows_.size() - 1);
        }
        return static_cast<LinearProgram::Row>(rows_.size() - 1);
    }

    LinearProgram::Column add_column(double cost, std::span<Entry const> entries) {
        auto const column = static_cast<int>(costs_.size());
        std::vector<Entry> sorted{entries.begin(), entries.end()};
        std::stable_sort(sorted.begin(), sorted.end(), [](Entry const& a, Entry const& b) { return a.row < b.row; });
        for (std::size_t i = 0; i < sorted.size();) {
            LinearProgram::Row const number = sorted[i].row;
            double factor = 0;  // Clp takes each row once
            for (; i < sorted.size() && sorted[i].row == number; ++i) {
                factor += sorted[i].factor;
            }
            Row& row = rows_[number];
            row.columns.push_back(column);
            row.factors.push_back(factor);
            if (row.number >= 0) {
                new_rows_.push_back(row.number);
                new_factors_.push_back(factor);
            }
        }
        new_first_.push_back(static_cast<CoinBigIndex>(new_rows_.size()));
        costs_.push_back(cost);
        return static_cast<LinearProgram::Column>(column);
    }

    Status solve() {
        hand_over_columns();
        hand_over_rows();
        Status status = only_columns() ? without_rows() : (simplex_.primal(), status_of(simplex_));
        while (status != Status::infeasible && wake(status == Status::unbounded)) {
            // What was optimal stays so but for the new rows: the dual simplex goes on from there.
            bool const was_optimal = status == Status::optimal && simplex_.numberRows() > 0;
            hand_over_rows();
            was_optimal ? simplex_.dual() : simplex_.primal();
            status = status_of(simplex_);
        }
        return status;
    }

    [[nodiscard]] double objective() const {
        double sum = 0;
        for (std::size_t column = 0; column < costs_.size(); ++column) {
            sum += costs_[column] * value(column);
        }
        return sum;
    }

    // Clp stops within its tolerance of the bound.
    [[nodiscard]] double value(std::size_t column) const {
        return only_columns() ? 0 : std::max(0.0, simplex_.primalColumnSolution()[column]);
    }

    [[nodiscard]] double price(LinearProgram::Row row) const {
        int const number = rows_[row].number;
        return number < 0 ? 0 : simplex_.dualRowSolution()[number];
    }

private:
    struct Row {
        double low = 0;
        double high = 0;
        int number = -1;  // Clp's; less than zero: it sleeps
        std::vector<int> columns{};
        std::vector<double> factors{};
    };

    [[nodiscard]] bool only_columns() const { return simplex_.numberRows() == 0; }

    // Clp's primal simplex fails on a programme without rows.
    [[nodiscard]] Status without_rows() const {
        bool const gains = std::any_of(costs_.begin(), costs_.end(), [](double cost) { return cost < 0; });
        return gains ? Status::unbounded : Status::optimal;
    }

    void hand_over_columns() {
        auto const known = static_cast<std::size_t>(simplex_.numberColumns());
        if (known < costs_.size()) {
            simplex_.addColumns(static_cast<int>(costs_.size() - known), nullptr, nullptr, costs_.data() + known,
                                new_first_.data(), new_rows_.data(), new_factors_.data());
            new_first_.resize(1);
            new_rows_.clear();
            new_factors_.clear();
        }
    }

    void hand_over_rows() {
        std::vector<double> lows;
        std::vector<double> highs;
        std::vector<CoinBigIndex> first{0};
        std::vector<int> columns;
        std::vector<double> factors;
        for (std::size_t const i : waking_) {
            Row& row = rows_[i];
            row.number = simplex_.numberRows() + static_cast<int>(lows.size());
            lows.push_back(row.low);
            highs.push_back(row.high);
            columns.insert(columns.end(), row.columns.begin(), row.columns.end());
            factors.insert(factors.end(), row.factors.begin(), row.factors.end());
            first.push_back(static_cast<CoinBigIndex>(columns.size()));
        }
        if (!lows.empty()) {
            simplex_.addRows(static_cast<int>(lows.size()), lows.data(), highs.data(), first.data(), columns.data(),
                             factors.data());
        }
        waking_.clear();
    }

    // Whether any row was found that what Clp has would exceed, or, if all are to wake, that sleeps.
    bool wake(bool all) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            bool const sleeps = rows_[i].number < 0 && rows_[i].high < COIN_DBL_MAX;
            if (sleeps && (all || is_exceeded(rows_[i]))) {
                waking_.push_back(i);
            }
        }
        return !waking_.empty();
    }

    [[nodiscard]] bool is_exceeded(Row const& row) const {
        double sum = 0;
        for (std::size_t i = 0; i < row.columns.size(); ++i) {
            sum += row.factors[i] * value(static_cast<std::size_t>(row.columns[i]));
        }
        return sum > row.high + exact;
    }

    ClpSimplex simplex_;
    std::vector<Row> rows_;
    std::vector<double> costs_;
    std::vector<std::size_t> waking_;  // rows to be handed over
    // Columns to be handed over, by rows that Clp has.
    std::vector<CoinBigIndex> new_first_{0};
    std::vector<int> new_rows_;
    std::vector<double> new_factors_;
};

LinearProgram::LinearProgram() : solver_{std::make_unique<Solver>()} {}
LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

LinearProgram::Row LinearProgram::add_row(Bound kind, double bound) {
    double const low = kind == Bound::at_most ? -COIN_DBL_MAX : bound;
    double const high = kind == Bound::at_least || bound == infinity ? COIN_DBL_MAX : bound;
    return solver_->add_row(low, high, kind == Bound::at_most);
}

LinearProgram::Column LinearProgram::add_column(double cost, std::span<Entry const> entries) {
    return solver_->add_column(cost, entries);
}

LinearProgram::Status LinearProgram::solve() {
    return solver_->solve();
}

double LinearProgram::objective() const {
    return solver_->objective();
}

double LinearProgram::value(Column column) const {
    return solver_->value(column);
}

double LinearProgram::price(Row row) const {
    return solver_->price(row);
}

}  // namespace corridor
