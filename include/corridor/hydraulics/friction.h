#pragma once

#include "corridor/units/quantity.h"

namespace corridor {

// Darcy's friction factor of turbulent flow: the f with
//     1 / sqrt(f) = -2 log10(roughness / 3.7 + 2.51 / (reynolds sqrt(f)))
// (Colebrook and White 1937, Colebrook 1939), to the last digits of a double.
// REQUIRES: reynolds >= 2,300; 0 <= roughness <= 0.05, as a share of the bore.
[[nodiscard]] double colebrook_white(double reynolds, double roughness);

// The same of any flow: 64 / reynolds up to 2,300 (laminar), Colebrook and White from 4,000 on, and linear in reynolds
// between the two, where flow changes from one to the other and back. Friction over a length then rises with flow
// throughout, without a step. REQUIRES: reynolds > 0; roughness as above.
[[nodiscard]] double friction_factor(double reynolds, double roughness);

// The standard acceleration of free fall, 9.80665 m/s2, in km/h2.
inline constexpr Quantity<dimensions::length / (dimensions::time * dimensions::time)> free_fall{9.80665e-3 * 3600 *
                                                                                                3600};

// The energy that a mass at a height has, or that moves with the square of a speed: 1 kWh is 3.6e6 kg m2/s2.
inline constexpr Quantity<dimensions::energy * dimensions::time * dimensions::time /
                          (dimensions::mass * dimensions::length * dimensions::length)>
    mechanical_energy{1e9 / (3600.0 * 3600.0 * 3.6e6)};

// What a column of liquid presses with for each kilometre of its height.
[[nodiscard]] constexpr auto weight(Density density) {
    return density * free_fall * mechanical_energy;
}

}  // namespace corridor
