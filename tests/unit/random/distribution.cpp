#include "corridor/random/distribution.h"

#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/random/normal.h"
#include "corridor/random/philox.h"

namespace corridor {
namespace {

TEST_CASE("Philox gives the numbers that its authors publish") {
    // Known-answer vectors of Random123 for philox4x32-10.
    CHECK(philox({0, 0, 0, 0}, {0, 0}) == std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
}

TEST_CASE("a draw depends on its address alone") {
    RandomStream const here{7, "aktau", 3};
    double const first = here.uniform(5);
    CHECK(RandomStream{7, "aktau", 3}.uniform(5) == first);
    CHECK(RandomStream{8, "aktau", 3}.uniform(5) != first);
    CHECK(RandomStream{7, "kuryk", 3}.uniform(5) != first);
    CHECK(RandomStream{7, "aktau", 4}.uniform(5) != first);
    CHECK(here.uniform(6) != first);
}

TEST_CASE("the moments of very many observations take no longer than reading them") {
    std::vector<double> observed(400'000);
    std::iota(observed.begin(), observed.end(), 1.0);
    auto const count = static_cast<double>(observed.size());
    Distribution const distribution = Distribution::samples(std::move(observed));
    // 1, 2, ..., n has the mean (n + 1) / 2 and the variance (n^2 - 1) / 12.
    CHECK(distribution.mean() == doctest::Approx((count + 1) / 2));
    CHECK(distribution.variance() == doctest::Approx((count * count - 1) / 12));
}

TEST_CASE("the normal quantile undoes the normal distribution") {
    for (double z = -8; z < 0; z += 0.37) {
        double const u = std::erfc(-z / std::sqrt(2.0)) / 2;  // exact to the last digits below one half
        CHECK(normal_quantile(u) == doctest::Approx(z).epsilon(1e-12));
    }
    CHECK(normal_quantile(0.75) == doctest::Approx(-normal_quantile(0.25)).epsilon(1e-14));
    CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
}

TEST_CASE("means and variances agree with the quantile function integrated numerically") {
    std::vector<Distribution> const shapes{
        Distribution::lognormal_mean_sd(14, 5),
        Distribution::triangular(1, 2, 9),
        Distribution::exponential(3),
        Distribution::uniform(2, 7),
        Distribution::samples({1, 4, 4, 9}),
        Distribution::residual({24, 72, 72}),
        Distribution::chance(0.3, Distribution::exponential(72)),
    };
    for (Distribution const& shape : shapes) {
        constexpr int steps = 400'000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < steps; ++i) {
            double const value = shape.quantile((i + 0.5) / steps);
            sum += value / steps;
            squares += value * value / steps;
        }
        CHECK(shape.mean() == doctest::Approx(sum).epsilon(1e-4));
        CHECK(shape.variance() == doctest::Approx(squares - sum * sum).epsilon(3e-3));
        CHECK(shape.scaled(2).mean() == doctest::Approx(2 * shape.mean()));
        CHECK(shape.scaled(2).variance() == doctest::Approx(4 * shape.variance()));
    }
}

TEST_CASE("a lognormal given by median and P90 has them") {
    auto const shape = Distribution::lognormal_median_p90(14, 40);
    CHECK(shape.quantile(0.5) == doctest::Approx(14));
    CHECK(shape.quantile(0.9) == doctest::Approx(40));
}

TEST_CASE("who waits for a weekly sailing waits half a week on average") {
    CHECK(Distribution::residual({168}).mean() == doctest::Approx(84));
    // Gaps of one and six days: (1 + 36) / (2 * 7) days, for the long gap is met six times as often.
    CHECK(Distribution::residual({24, 144}).mean() == doctest::Approx(37.0 / 14 * 24));
}

}  // namespace
}  // namespace corridor
