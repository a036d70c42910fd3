#pragma once

#include <cstdint>
#include <limits>

namespace corridor {

// Count, mean, variance and extremes of values met one by one (Welford 1962), in constant memory. Two tallies of parts
// make the tally of the whole (Chan, Golub and LeVeque 1983).
class Tally {
public:
    // Takes one more value.
    void add(double value);
    // Takes all that the other has met.
    void merge(Tally const& other);

    [[nodiscard]] std::uint64_t count() const { return count_; }
    // Zero if there is no value.
    [[nodiscard]] double mean() const { return mean_; }
    // Of the sample, with n - 1 below; zero if there are fewer than two values.
    [[nodiscard]] double variance() const;
    [[nodiscard]] double standard_deviation() const;
    // Infinity and its negative if there is no value.
    [[nodiscard]] double least() const { return least_; }
    [[nodiscard]] double greatest() const { return greatest_; }

private:
    std::uint64_t count_ = 0;
    double mean_ = 0;
    double squares_ = 0;  // sum of squared differences from the mean
    double least_ = std::numeric_limits<double>::infinity();
    double greatest_ = -std::numeric_limits<double>::infinity();
};

}  // namespace corridor
