#include "corridor/hydraulics/friction.h"

#include <cmath>

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace corridor;

namespace {

// By how much f misses its own equation, in 1 / sqrt(f).
double residual(double factor, double reynolds, double roughness) {
    double const x = 1 / std::sqrt(factor);
    return x + 2 * std::log10(roughness / 3.7 + 2.51 * x / reynolds);
}

// Within half a percent.
bool is_about(double factor, double shown) {
    return std::abs(factor / shown - 1) < 0.005;
}

}  // namespace

TEST_CASE("friction is what Moody's diagram shows") {
    // Moody (1944), to the digits that can be read there: smooth pipes, then rougher ones, then fully rough flow.
    CHECK(is_about(friction_factor(1e4, 0), 0.0309));
    CHECK(is_about(friction_factor(1e5, 0), 0.0180));
    CHECK(is_about(friction_factor(1e6, 0), 0.0116));
    CHECK(is_about(friction_factor(1e5, 0.001), 0.0222));
    CHECK(is_about(friction_factor(1e6, 0.0001), 0.0134));
    CHECK(is_about(friction_factor(1e8, 0.05), 0.0716));
}

TEST_CASE("the factor of Colebrook and White solves their equation to the last digits") {
    CHECK(rc::check([] {
        double const reynolds = std::pow(10.0, *rc::gen::inRange(336, 900) / 100.0);
        double const roughness = *rc::gen::inRange(0, 5001) / 1e5;
        RC_ASSERT(std::abs(residual(colebrook_white(reynolds, roughness), reynolds, roughness)) < 1e-14);
    }));
}

TEST_CASE("without roughness it is Prandtl's smooth pipe, without viscosity von Karman's rough one") {
    // Von Karman (1930): 1 / sqrt(f) = -2 log10(roughness / 3.7).
    double const rough = std::pow(-2 * std::log10(0.002 / 3.7), -2);
    CHECK(colebrook_white(1e14, 0.002) == doctest::Approx(rough).epsilon(1e-9));
    // Prandtl (1933): 1 / sqrt(f) = 2 log10(Re sqrt(f)) - 0.8; the constant is rounded, 2 log10(2.51) = 0.7993.
    double const smooth = colebrook_white(1e6, 0);
    CHECK(1 / std::sqrt(smooth) == doctest::Approx(2 * std::log10(1e6 * std::sqrt(smooth)) - 0.8).epsilon(1e-4));
}

TEST_CASE("laminar flow has 64 over Reynolds' number, and nothing jumps on the way to turbulence") {
    CHECK(friction_factor(1000, 0.01) == doctest::Approx(0.064).scale(0));
    CHECK(friction_factor(std::nextafter(2300, 3000), 0.01) == doctest::Approx(64.0 / 2300).scale(0));
    CHECK(friction_factor(std::nextafter(4000, 3000), 0.01) == doctest::Approx(colebrook_white(4000, 0.01)).scale(0));
    // Half-way between the two Reynolds' numbers, half-way between the two factors.
    CHECK(friction_factor(3150, 0) == doctest::Approx((64.0 / 2300 + colebrook_white(4000, 0)) / 2).scale(0));
}

TEST_CASE("friction over a length rises with flow, always more than in proportion") {
    CHECK(rc::check([] {
        double const slow = std::pow(10.0, *rc::gen::inRange(0, 8000) / 1000.0);
        double const fast = slow * (1 + *rc::gen::inRange(1, 1000) / 1000.0);
        double const roughness = *rc::gen::inRange(0, 5001) / 1e5;
        auto const loss = [&](double reynolds) { return friction_factor(reynolds, roughness) * reynolds * reynolds; };
        RC_ASSERT(loss(fast) / loss(slow) >= fast / slow * (1 - 1e-12));
    }));
}
