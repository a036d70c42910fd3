#pragma once

#include <optional>
#include <string>

#include "corridor/network/network.h"

namespace corridor {

// How people speak of so much of a cargo: boxes and wagons one by one, liquids in tonnes a year and in barrels a day,
// gas in billions of cubic metres a year.
class Amounts {
public:
    // REQUIRES: the network outlives this.
    Amounts(Network const& network, CargoId cargo) : cargo_{network.cargoes[cargo]}, unit_{network.unit_of(cargo_)} {}

    // Of a liquid, and of what is counted in barrels.
    [[nodiscard]] bool counts_barrels() const;
    // REQUIRES: it counts barrels.
    [[nodiscard]] std::optional<double> kbbl_per_day(std::optional<double> units_an_hour) const;

    // "240 000 FEU", "2.20 Mt (48.1 kbbl/day)", "16.0 bcm": what goes in a year.
    [[nodiscard]] std::string a_year(double units_an_hour) const;
    // "2.20 Mt", without the barrels.
    [[nodiscard]] std::string short_a_year(double units_an_hour) const;

private:
    Cargo const& cargo_;
    CargoUnit unit_;
};

// "2.20 Mt", "190 kt", "16.0 bcm": of so much in units of the name, where large amounts have names of their own.
[[nodiscard]] std::string in_large(double units, std::string const& unit);

}  // namespace corridor
