#include "routing/converting.h"

namespace corridor {
namespace {

// What a rate counts cargo in. A volume is a length to the third power, so a fourth is the kilometre of a rate by
// distance.
Dimension counted_in(Dimension rate) {
    Dimension const counted = (rate.money == 1 ? dimensions::money : dimensions::mass) / rate;
    return counted.length % 3 == 1 ? counted / dimensions::length : counted;
}

}  // namespace

std::vector<FigureId> Converting::all() const {
    std::vector<FigureId> figures = factors;
    figures.insert(figures.end(), divisors.begin(), divisors.end());
    return figures;
}

Converting converting(Network const& network, CargoId id, Dimension rate) {
    Cargo const& cargo = network.cargoes[id];
    return converting(network, cargo, network.unit_of(cargo).one.dimension, rate);
}

Converting converting(Network const& network, Cargo const& cargo, Dimension own, Dimension rate) {
    Converting behind;
    Dimension const counted = counted_in(rate);
    bool const by_mass = counted == dimensions::mass;
    bool const by_volume = counted == dimensions::volume;
    if (counted == own || (!by_mass && !by_volume)) {
        return behind;
    }
    if (cargo.mass && own != dimensions::mass) {
        behind.factors.push_back(cargo.mass.id());
    }
    bool const by_density = cargo.density && (by_volume || (own == dimensions::volume && !cargo.mass));
    if (by_density) {
        // "860 kg/m3" turns volumes into masses by multiplication, "7.46 bbl/t" masses into volumes.
        bool const is_mass_per_volume = network.figures[cargo.density.id()].dimension == Density::dimension;
        (is_mass_per_volume == by_mass ? behind.factors : behind.divisors).push_back(cargo.density.id());
    }
    return behind;
}

}  // namespace corridor
