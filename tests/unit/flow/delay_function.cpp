#include "flow/delay_function.h"

#include <cmath>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace corridor {
namespace {

struct Named {
    char const* name;
    DelayFunction function;
};

std::vector<Named> all_kinds() {
    return {{"none", DelayFunction{}},
            {"linear", DelayFunction::power_law(2, 50, 1)},
            {"quartic", DelayFunction::power_law(0.15, 100, 4)},
            {"cubic", DelayFunction::power_law(0.3, 80, 3)},
            {"power 2.7", DelayFunction::power_law(0.4, 60, 2.7)},
            {"conical", DelayFunction::conical(3, 100, 8)},
            {"queue", DelayFunction::queue(1.5, 100, 0.95)},
            {"penalty", DelayFunction::penalty(0.5, 0.02, 70)},
            {"penalty from below", DelayFunction::penalty(3, 0.02, 70)}};
}

TEST_CASE("slopes and integrals of delay functions are those of the delay") {
    for (Named const& named : all_kinds()) {
        CAPTURE(named.name);
        DelayFunction const& f = named.function;
        CHECK(f.integral(0) == doctest::Approx(0));
        double sum = 0;
        constexpr double step = 1e-3;
        for (double load = 0; load < 130; load += 10) {
            CAPTURE(load);
            CHECK(f.integral(load) == doctest::Approx(sum).epsilon(1e-6));
            // Simpson's rule over the next ten.
            for (double at = load; at < load + 10 - step / 2; at += step) {
                sum += step / 6 * (f.delay(at) + 4 * f.delay(at + step / 2) + f.delay(at + step));
            }
            double const middle = load + 3.7;
            double const slope = (f.delay(middle + step) - f.delay(middle - step)) / (2 * step);
            double const bend = (f.at(middle + step).slope - f.at(middle - step).slope) / (2 * step);
            CHECK(f.at(middle).slope == doctest::Approx(slope).epsilon(1e-6));
            CHECK(f.bend(middle) == doctest::Approx(bend).epsilon(1e-5));
            CHECK(f.marginal(middle) == doctest::Approx(f.delay(middle) + middle * f.at(middle).slope));
        }
    }
}

TEST_CASE("delays never fall with the load and are zero without") {
    for (Named const& named : all_kinds()) {
        CAPTURE(named.name);
        DelayFunction const& f = named.function;
        // A multiplier may be there before any load is.
        CHECK((f.delay(0) == 0 || named.name == std::string_view{"penalty from below"}));
        for (double load = 0; load < 300; load += 0.5) {
            CHECK(f.delay(load + 0.5) >= f.delay(load));
        }
    }
}

TEST_CASE("delay functions take the values of their sources") {
    // Bureau of Public Roads: 15 % of free flow at capacity, 16 times that at twice the capacity.
    CHECK(DelayFunction::power_law(0.15, 100, 4).delay(100) == doctest::Approx(0.15));
    CHECK(DelayFunction::power_law(0.15, 100, 4).delay(200) == doctest::Approx(2.4));
    CHECK(DelayFunction::power_law(0.15, 100, 4.0000001).delay(200) == doctest::Approx(2.4));
    // Spiess: f(0) = 1 and f(1) = 2, so at capacity the free-flow time is lost once more.
    CHECK(DelayFunction::conical(3, 100, 8).delay(100) == doctest::Approx(3));
    // Davidson: x / (1 - x) is 1 at half the capacity and 9 at nine tenths.
    CHECK(DelayFunction::queue(1.5, 100).delay(50) == doctest::Approx(1.5));
    CHECK(DelayFunction::queue(1.5, 100).delay(90) == doctest::Approx(13.5));
    // Beyond nine tenths along the tangent: 9 + (1 - 0.9) / (1 - 0.9)^2 at capacity.
    CHECK(DelayFunction::queue(1.5, 100, 0.9).delay(100) == doctest::Approx(1.5 * (9 + 0.1 / 0.01)));
    CHECK(DelayFunction::hard(5).delay(7) == 0);
    CHECK(DelayFunction::hard(5).capacity() == 5);
}

}  // namespace
}  // namespace corridor
