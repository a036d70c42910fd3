#pragma once

#include <vector>

#include "corridor/network/network.h"

namespace corridor {

// Figures of a cargo by which a rate becomes one for its unit: USD/t for boxes by their mass, USD/bbl for tonnes by
// their density.
struct Converting {
    std::vector<FigureId> factors;   // that the rate is multiplied by
    std::vector<FigureId> divisors;  // that it is divided by

    [[nodiscard]] std::vector<FigureId> all() const;
};

// None for a rate in the cargo's own unit. `rate` is the dimension of a price or of an emission, per kilometre or not.
[[nodiscard]] Converting converting(Network const& network, CargoId cargo, Dimension rate);
// The same for who knows in what the cargo is counted.
[[nodiscard]] Converting converting(Network const& network, Cargo const& cargo, Dimension own, Dimension rate);

}  // namespace corridor
