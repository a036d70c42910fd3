#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.h"

namespace corridor {

// A demand in numbers, counted in its cargo's unit.
struct Shipment {
    CargoId cargo;
    std::optional<double> per_hour;  // nothing: no volume is stated
    double together = 1;             // what moves as one consignment
    double weight = 1;               // of one unit, in the unit in which all demands are added up
};

// REQUIRES: `faults_of_limits` finds none.
[[nodiscard]] Shipment shipment_of(Network const& network, Demand const& demand);

// All demands of a scenario, and the unit in which they are added up: their cargoes' own if they share one, else t,
// or m3 where not all say what they weigh and all what they fill.
struct Shipments {
    std::string unit;
    std::vector<Shipment> demands;
};
[[nodiscard]] Shipments shipments_of(Network const& network, Scenario const& scenario);

// The corridors that a demand may go by; one without constraints if the scenario names none.
[[nodiscard]] std::vector<Corridor> corridors_of(Scenario const& scenario, Demand const& demand);

}  // namespace corridor
