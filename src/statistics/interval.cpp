#include "corridor/statistics/interval.h"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace corridor {

std::optional<Interval> mean_interval(Tally const& values, double confidence) {
    if (values.count() < 2) {
        return std::nullopt;
    }
    auto const count = static_cast<double>(values.count());
    boost::math::students_t const student{count - 1};
    double const reach =
        boost::math::quantile(student, (1 + confidence) / 2) * values.standard_deviation() / std::sqrt(count);
    return Interval{values.mean() - reach, values.mean() + reach};
}

std::optional<Interval> pooled_interval(std::vector<Tally> const& replications, double confidence) {
    double hours = 0;
    double count = 0;
    for (Tally const& one : replications) {
        hours += one.mean() * static_cast<double>(one.count());
        count += static_cast<double>(one.count());
    }
    if (count == 0) {
        return std::nullopt;
    }
    double const mean = hours / count;
    double const mean_count = count / static_cast<double>(replications.size());
    Tally residuals;
    for (Tally const& one : replications) {
        residuals.add(mean + (one.mean() - mean) * static_cast<double>(one.count()) / mean_count);
    }
    return mean_interval(residuals, confidence);
}

std::optional<Interval> quantile_interval(std::vector<double> const& ascending, double share, double confidence) {
    if (ascending.empty()) {
        return std::nullopt;
    }
    // The number of values below the quantile is binomial: ranks whose chance beyond is at most (1 - confidence) / 2.
    boost::math::binomial const below{static_cast<double>(ascending.size()), share};
    double const beyond = (1 - confidence) / 2;
    auto rank = [&](double chance) {
        double const at = std::floor(boost::math::quantile(below, chance));
        return static_cast<std::ptrdiff_t>(at);
    };
    std::ptrdiff_t low = rank(beyond);
    while (low >= 0 && boost::math::cdf(below, static_cast<double>(low)) > beyond) {
        --low;
    }
    std::ptrdiff_t high = rank(1 - beyond);
    auto const count = static_cast<std::ptrdiff_t>(ascending.size());
    while (high < count && boost::math::cdf(below, static_cast<double>(high)) < 1 - beyond) {
        ++high;
    }
    // X(low + 1) has at most `low` values below it, and X(high + 1) at least `high` others.
    if (low < 0 || high >= count) {
        return std::nullopt;
    }
    return Interval{ascending[static_cast<std::size_t>(low)], ascending[static_cast<std::size_t>(high)]};
}

}  // namespace corridor
