#include "corridor/random/distribution.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "corridor/random/normal.h"

namespace corridor {
namespace {

// Selects an alternative of the shape by type: the visitor's overloads stand together.
template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

double sum(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}
double sum_of_squares(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0, [](double total, double x) { return total + x * x; });
}
double sum_of_cubes(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0, [](double total, double x) { return total + x * x * x; });
}

double triangular_quantile(Distribution::Triangular const& shape, double u) {
    double const width = shape.max - shape.min;
    if (width == 0) {
        return shape.mode;
    }
    double const rising = (shape.mode - shape.min) / width;
    return u < rising ? shape.min + std::sqrt(u * width * (shape.mode - shape.min))
                      : shape.max - std::sqrt((1 - u) * width * (shape.max - shape.mode));
}

// P(wait <= w) = sum over gaps of min(gap, w) / sum of gaps: piecewise linear and concave, inverted from gap to gap.
double residual_quantile(std::vector<double> const& gaps, double u) {
    double const target = u * sum(gaps);
    double shorter_gaps = 0;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        auto const longer = static_cast<double>(gaps.size() - i);
        if (shorter_gaps + longer * gaps[i] >= target) {
            return (target - shorter_gaps) / longer;
        }
        shorter_gaps += gaps[i];
    }
    return gaps.back();
}

}  // namespace

Distribution Distribution::constant(double value) {
    return Distribution{Constant{value}};
}

Distribution Distribution::lognormal_mean_sd(double mean, double sd) {
    assert(mean > 0 && sd >= 0);
    if (sd == 0) {
        return constant(mean);
    }
    double const sigma_squared = std::log1p((sd / mean) * (sd / mean));
    return Distribution{Lognormal{std::log(mean) - sigma_squared / 2, std::sqrt(sigma_squared)}};
}

Distribution Distribution::lognormal_median_p90(double median, double p90) {
    assert(median > 0 && p90 >= median);
    double const sigma = std::log(p90 / median) / normal_quantile(0.9);
    return sigma == 0 ? constant(median) : Distribution{Lognormal{std::log(median), sigma}};
}

Distribution Distribution::triangular(double min, double mode, double max) {
    assert(min <= mode && mode <= max);
    return min == max ? constant(min) : Distribution{Triangular{min, mode, max}};
}

Distribution Distribution::exponential(double mean) {
    assert(mean >= 0);
    return mean == 0 ? constant(0) : Distribution{Exponential{mean}};
}

Distribution Distribution::uniform(double low, double high) {
    assert(low <= high);
    return low == high ? constant(low) : Distribution{Uniform{low, high}};
}

Distribution Distribution::samples(std::vector<double> values) {
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    return Distribution{Samples{std::make_shared<std::vector<double> const>(std::move(values))}};
}

Distribution Distribution::residual(std::vector<double> gaps) {
    assert(!gaps.empty());
    std::sort(gaps.begin(), gaps.end());
    assert(gaps.front() > 0);
    return Distribution{Residual{std::make_shared<std::vector<double> const>(std::move(gaps))}};
}

Distribution Distribution::chance(double chance, Distribution const& then) {
    assert(chance >= 0 && chance <= 1);
    if (chance == 0) {
        return constant(0);
    }
    return chance == 1 ? then : Distribution{Chance{chance, std::make_shared<Distribution const>(then)}};
}

double Distribution::mean() const {
    return std::visit(
        Overloaded{
            [](Constant const& shape) { return shape.value; },
            [](Lognormal const& shape) { return std::exp(shape.mu + shape.sigma * shape.sigma / 2); },
            [](Triangular const& shape) { return (shape.min + shape.mode + shape.max) / 3; },
            [](Exponential const& shape) { return shape.mean; },
            [](Uniform const& shape) { return (shape.low + shape.high) / 2; },
            [](Samples const& shape) { return sum(*shape.sorted) / static_cast<double>(shape.sorted->size()); },
            // E[W] = E[G^2] / (2 E[G])
            [](Residual const& shape) { return sum_of_squares(*shape.gaps) / (2 * sum(*shape.gaps)); },
            [](Chance const& shape) { return shape.chance * shape.then->mean(); },
        },
        shape_);
}

double Distribution::variance() const {
    return std::visit(
        Overloaded{
            [](Constant const&) { return 0.0; },
            [this](Lognormal const& shape) { return mean() * mean() * std::expm1(shape.sigma * shape.sigma); },
            [](Triangular const& shape) {
                double const a = shape.min;
                double const b = shape.max;
                double const c = shape.mode;
                return (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
            },
            [](Exponential const& shape) { return shape.mean * shape.mean; },
            [](Uniform const& shape) { return (shape.high - shape.low) * (shape.high - shape.low) / 12; },
            [this](Samples const& shape) {
                double const centre = mean();
                double squares = 0;
                for (double const value : *shape.sorted) {
                    squares += (value - centre) * (value - centre);
                }
                return squares / static_cast<double>(shape.sorted->size());
            },
            // E[W^2] = E[G^3] / (3 E[G])
            [this](Residual const& shape) {
                return sum_of_cubes(*shape.gaps) / (3 * sum(*shape.gaps)) - mean() * mean();
            },
            [this](Chance const& shape) {
                double const then = shape.then->mean();
                return shape.chance * (shape.then->variance() + then * then) - mean() * mean();
            },
        },
        shape_);
}

double Distribution::quantile(double u) const {
    return std::visit(Overloaded{
                          [](Constant const& shape) { return shape.value; },
                          [u](Lognormal const& shape) { return std::exp(shape.mu + shape.sigma * normal_quantile(u)); },
                          [u](Triangular const& shape) { return triangular_quantile(shape, u); },
                          [u](Exponential const& shape) { return -shape.mean * std::log1p(-u); },
                          [u](Uniform const& shape) { return shape.low + u * (shape.high - shape.low); },
                          [u](Samples const& shape) {
                              auto const count = static_cast<double>(shape.sorted->size());
                              auto const rank = static_cast<std::size_t>(u * count);
                              return (*shape.sorted)[std::min(rank, shape.sorted->size() - 1)];
                          },
                          [u](Residual const& shape) { return residual_quantile(*shape.gaps, u); },
                          // The same u decides whether it happens and, stretched to (0, 1), how bad it is.
                          [u](Chance const& shape) {
                              double const calm = 1 - shape.chance;
                              return u <= calm ? 0.0 : shape.then->quantile((u - calm) / shape.chance);
                          },
                      },
                      shape_);
}

Distribution Distribution::scaled(double factor) const {
    assert(factor >= 0);
    if (factor == 0) {
        return constant(0);
    }
    auto const all = [factor](std::vector<double> values) {
        for (double& value : values) {
            value *= factor;
        }
        return values;
    };
    return std::visit(Overloaded{
                          [&](Constant const& shape) { return constant(shape.value * factor); },
                          [&](Lognormal const& shape) {
                              return Distribution{Lognormal{shape.mu + std::log(factor), shape.sigma}};
                          },
                          [&](Triangular const& shape) {
                              return triangular(shape.min * factor, shape.mode * factor, shape.max * factor);
                          },
                          [&](Exponential const& shape) { return exponential(shape.mean * factor); },
                          [&](Uniform const& shape) { return uniform(shape.low * factor, shape.high * factor); },
                          [&](Samples const& shape) { return samples(all(*shape.sorted)); },
                          [&](Residual const& shape) { return residual(all(*shape.gaps)); },
                          [&](Chance const& shape) { return chance(shape.chance, shape.then->scaled(factor)); },
                      },
                      shape_);
}

}  // namespace corridor
