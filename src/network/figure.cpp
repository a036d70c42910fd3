#include "corridor/network/figure.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

using namespace dimensions;

// What cargo is counted, priced and carried by.
constexpr std::array cargo_units{container, mass, wagon, truck, volume};

bool is_any_of(Dimension dimension, auto const& allowed) {
    return std::find(allowed.begin(), allowed.end(), dimension) != allowed.end();
}

}  // namespace

bool Price::accepts(Dimension dimension) {
    return is_any_of(money / dimension, cargo_units);
}

bool PriceRate::accepts(Dimension dimension) {
    return is_any_of(money / (dimension * length), cargo_units);
}

bool EmissionFactor::accepts(Dimension dimension) {
    return is_any_of(mass / (dimension * length), cargo_units);
}

bool Throughput::accepts(Dimension dimension) {
    Dimension const passing = dimension * time;
    return is_any_of(passing, cargo_units) || passing == train || passing == sailing;
}

bool Room::accepts(Dimension dimension) {
    return is_any_of(dimension, cargo_units) || dimension == train;
}

bool LiquidAmount::accepts(Dimension dimension) {
    return dimension == volume || dimension == mass;
}

bool MassPerUnit::accepts(Dimension dimension) {
    return is_any_of(mass / dimension, cargo_units);
}

bool StatedDensity::accepts(Dimension dimension) {
    return dimension == mass / volume || dimension == volume / mass;
}

Density StatedDensity::density() const {
    return Density{dimension == mass / volume ? value : 1 / value};
}

bool VehicleLoad::accepts(Dimension dimension) {
    return is_any_of(dimension * train, cargo_units) || dimension * wagon == container || dimension * wagon == mass ||
           dimension * wagon == volume;
}

std::string wanted_quantity(Dimension dimension) {
    constexpr std::array examples{
        std::pair{length, "404 km"},
        std::pair{time, "14 h"},
        std::pair{mass, "1200 t"},
        std::pair{length / time, "35 km/h"},
        std::pair{none, "85 %"},
        std::pair{money, "329 USD@2020"},
        std::pair{money / mass, "80 USD/t"},
        std::pair{length * length / time, "6 cSt"},
        std::pair{energy / volume, "70 bar"},
    };
    std::string wanted = name_of(dimension) + " is wanted";
    for (auto const& [known, example] : examples) {
        if (known == dimension) {
            return wanted + ", such as '" + example + "'";
        }
    }
    return wanted;
}

}  // namespace corridor
