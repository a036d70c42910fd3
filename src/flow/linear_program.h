#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>

namespace corridor {

// A linear programme that grows by columns: minimise the sum of cost * x over x >= 0 within the bounds of its rows.
// Solved again after columns have come, it starts from where it was. A programme without rows or columns may be solved
// too.
class LinearProgram {
public:
    using Row = std::uint32_t;
    using Column = std::uint32_t;
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    enum class Bound { at_most, at_least, equal };
    struct Entry {
        Row row = 0;
        double factor = 0;
    };
    enum class Status { optimal, infeasible, unbounded };

    LinearProgram();
    ~LinearProgram();
    LinearProgram(LinearProgram&&) noexcept;
    LinearProgram& operator=(LinearProgram&&) noexcept;

    Row add_row(Bound kind, double bound);
    // Entries of the same row add up.
    Column add_column(double cost, std::span<Entry const> entries);

    // Throws std::runtime_error if the solver gives up.
    [[nodiscard]] Status solve();

    // Of the last optimum.
    [[nodiscard]] double objective() const;
    [[nodiscard]] double value(Column column) const;
    // By how much the objective changes for one more of the row's bound: zero or less where it is at_most.
    [[nodiscard]] double price(Row row) const;

private:
    class Solver;
    std::unique_ptr<Solver> solver_;
};

}  // namespace corridor
