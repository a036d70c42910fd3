#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/routing/route.h"

namespace corridor {

// As what oil is sold that goes by a route: as the blend of the last terminal on it that has one, else as what it is.
struct Sale {
    CargoId grade;
    NodeId blended_at;  // none: it is not blended
    NodeId market;      // where the route ends
};
// REQUIRES: the route has steps.
[[nodiscard]] Sale sale_of(CargoId cargo, Network const& network, Route const& route);

// What a unit of oil leaves to whoever brings it to the start of a route: what the oil delivered for it sells for, with
// what the quality bank pays for the difference between the two, less all money that the way costs. All amounts are
// for one unit of the cargo as it is shipped. A tonne shipped is a tonne delivered, of the blend where it is blended; a
// barrel shipped is as many barrels delivered as have its mass.
struct Netback {
    enum class Part { price, gravity, sulphur };
    // A part of it that is no cost: an adjustment is less than nothing where the oil is worse than the blend.
    struct Item {
        Part part = Part::price;
        std::string what;  // "Augusta: price of CPC Blend"
        Money amount;
        Money low;   // as far as the ranges of the figures behind it may bring it down
        Money high;  // or up
        std::vector<FigureId> figures;
    };

    Sale sale;
    std::vector<Item> items;
    Money cost;  // of the route
    Money low;   // with the price and the adjustments at their low ends, and the cost at its high end
    Money high;
    double assumption_share = 0;    // of the money in it, whether it comes in or goes out
    std::vector<std::string> gaps;  // adjustments that lack a figure: "tengiz: no sulphur"

    [[nodiscard]] Money value() const;
    [[nodiscard]] Money price() const;
    [[nodiscard]] Money quality_bank() const;  // both adjustments
};

// Nothing if the cargo is no liquid, or the place where the route ends states no price of what is sold.
[[nodiscard]] std::optional<Netback> netback(Network const& network, CargoId cargo, Route const& route);

// An amount for one unit of a liquid as one for a tonne, or a barrel, of it. REQUIRES: the cargo is a liquid.
[[nodiscard]] Money per_tonne(Money of_one_unit, Network const& network, CargoId cargo);
[[nodiscard]] Money per_barrel(Money of_one_unit, Network const& network, CargoId cargo);

// How light oil is (American Petroleum Institute): 141.5 / specific gravity - 131.5. The specific gravity is taken as
// the density at 15 °C over that of water at 60 °F, 999.016 kg/m3.
[[nodiscard]] double api_gravity(Density density);

}  // namespace corridor
