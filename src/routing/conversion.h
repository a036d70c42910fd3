#pragma once

#include <optional>

#include "corridor/network/network.h"

namespace corridor {

// How many of a unit that facilities count in make one unit of a cargo: boxes, tonnes, wagons, trains.
class Conversion {
public:
    // REQUIRES: the network outlives this.
    Conversion(Network const& network, CargoId cargo)
        : network_{network}, cargo_{network.cargoes[cargo]}, unit_{network.unit_of(cargo_)} {}

    // Nothing if the cargo does not say, such as how many wagons it takes.
    [[nodiscard]] std::optional<double> in(Dimension unit) const {
        if (unit == dimensions::train) {
            return by_load(cargo_.train, dimensions::train);
        }
        auto const direct = unit_.in(unit);
        return direct || unit != dimensions::wagon ? direct : by_load(cargo_.wagon, dimensions::wagon);
    }

private:
    [[nodiscard]] std::optional<double> by_load(Figure<VehicleLoad> load, Dimension vehicle) const {
        if (!load) {
            return std::nullopt;
        }
        VehicleLoad const one = network_.figures.value(load);
        auto const units = unit_.in(one.dimension * vehicle);
        return units ? std::optional{*units / one.value} : std::nullopt;
    }

    Network const& network_;
    Cargo const& cargo_;
    CargoUnit unit_;
};

}  // namespace corridor
