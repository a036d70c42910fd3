#include "corridor/hydraulics/friction.h"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

constexpr double greatest_laminar = 2300;
constexpr double least_turbulent = 4000;

}  // namespace

double colebrook_white(double reynolds, double roughness) {
    // With x = 1 / sqrt(f): x + 2 log10(rough + smooth x) = 0. The left side rises and bends down throughout, so from
    // the second of Newton's steps on x comes up to the root and never passes it.
    double const rough = roughness / 3.7;
    double const smooth = 2.51 / reynolds;
    double const by_log = 2 / std::log(10.0);
    // Haaland (1983) is within 2 % of the answer, from where three or four steps are exact.
    double x = -1.8 * std::log10(std::pow(rough, 1.11) + 6.9 / reynolds);
    for (int step = 0; step < 8; ++step) {
        double const inner = rough + smooth * x;
        double const next = x - (x + by_log * std::log(inner)) / (1 + by_log * smooth / inner);
        bool const is_exact = std::abs(next - x) <= 1e-15 * x;
        x = next;
        if (is_exact) {
            break;
        }
    }
    return 1 / (x * x);
}

double friction_factor(double reynolds, double roughness) {
    if (reynolds <= greatest_laminar) {
        return 64 / reynolds;
    }
    if (reynolds >= least_turbulent) {
        return colebrook_white(reynolds, roughness);
    }
    return std::lerp(64 / greatest_laminar, colebrook_white(least_turbulent, roughness),
                     (reynolds - greatest_laminar) / (least_turbulent - greatest_laminar));
}

}  // namespace corridor
