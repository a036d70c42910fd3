#include <algorithm>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corridor/random/philox.h"
#include "corridor/statistics/interval.h"
#include "corridor/statistics/tally.h"
#include "corridor/statistics/time_average.h"
#include "corridor/statistics/warm_up.h"

using namespace corridor;
using namespace std::chrono_literals;

TEST_CASE("tallies of parts make the tally of the whole, as two passes over all values find it") {
    CHECK(rc::check([] {
        auto const values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000));
        auto const split = *rc::gen::inRange<std::size_t>(0, values.size() + 1);
        Tally left;
        Tally right;
        for (std::size_t i = 0; i < values.size(); ++i) {
            (i < split ? left : right).add(values[i]);
        }
        left.merge(right);
        RC_ASSERT(left.count() == values.size());
        if (values.size() > 1) {
            auto const count = static_cast<double>(values.size());
            double const mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
            double squares = 0;
            for (int const value : values) {
                squares += (value - mean) * (value - mean);
            }
            RC_ASSERT(std::abs(left.mean() - mean) < 1e-9);
            RC_ASSERT(std::abs(left.variance() - squares / (count - 1)) < 1e-6);
            RC_ASSERT(left.greatest() == *std::max_element(values.begin(), values.end()));
        }
    }));
}

TEST_CASE("a level's mean weighs each value by how long it lasts") {
    TimeAverage queue{TimeAverage::Instant{0s}};
    queue.set(TimeAverage::Instant{10s}, 4);   // 10 s of 0
    queue.add(TimeAverage::Instant{15s}, -3);  // 5 s of 4
    // (10 * 0 + 5 * 4 + 5 * 1) / 20 = 1.25
    CHECK(queue.mean(TimeAverage::Instant{20s}) == doctest::Approx(1.25));
    CHECK(queue.greatest() == 4);
    queue.start_over(TimeAverage::Instant{20s});
    CHECK(queue.mean(TimeAverage::Instant{30s}) == doctest::Approx(1));
    CHECK(queue.greatest() == 1);
}

TEST_CASE("the interval of a mean is Student's") {
    Tally tally;
    for (int value = 1; value <= 10; ++value) {
        tally.add(value);
    }
    // t(0.975; 9) = 2.262157; sd = sqrt(55 / 6); half width = t * sd / sqrt(10).
    auto const interval = mean_interval(tally, 0.95);
    REQUIRE(interval);
    CHECK(interval->half_width() == doctest::Approx(2.262157 * std::sqrt(55.0 / 6) / std::sqrt(10.0)));
    CHECK(interval->contains(5.5));
    CHECK_FALSE(mean_interval(Tally{}, 0.95));
}

TEST_CASE("the interval of a quantile lies between two ranks of the binomial table") {
    std::vector<double> values(10);
    std::iota(values.begin(), values.end(), 1);
    // Of ten values the second and the ninth hold the median with 97.85 %, the third and the eighth with 89 %.
    auto const interval = quantile_interval(values, 0.5, 0.95);
    REQUIRE(interval);
    CHECK(interval->low == 2);
    CHECK(interval->high == 9);
    CHECK_FALSE(quantile_interval(values, 0.99, 0.95));
}

TEST_CASE("the interval of a quantile holds it as often as it promises") {
    RandomStream const stream{7, "coverage"};
    int held = 0;
    constexpr int trials = 2000;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> values(60);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = stream.uniform(static_cast<std::uint64_t>(trial) * values.size() + i);
        }
        std::sort(values.begin(), values.end());
        auto const interval = quantile_interval(values, 0.8, 0.9);
        REQUIRE(interval);
        held += interval->contains(0.8) ? 1 : 0;
    }
    // At least 90 %; by ranks somewhat more. Three standard errors of 2,000 trials are 2 %.
    CHECK(held > trials * 0.88);
    CHECK(held < trials * 0.97);
}

TEST_CASE("the warm-up is cut off where a run has settled") {
    RandomStream const noise{3, "warm-up"};
    std::vector<double> values;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        double const ramp = i < 100 ? 10.0 - static_cast<double>(i) / 10 : 0.0;
        values.push_back(ramp + noise.uniform(i));
    }
    std::size_t const cut = warm_up_length(values);
    CHECK(cut >= 80);
    CHECK(cut <= 130);
    std::vector<double> const steady(values.begin() + 100, values.end());
    CHECK(warm_up_length(steady) < steady.size() / 2);
}
