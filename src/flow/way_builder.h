#pragma once

#include <optional>

#include "flow/arc_uses.h"

namespace corridor {

// Turns what a journey may use of the mode-state graph into a way whose edges say what they take of limits.
class WayBuilder {
public:
    // REQUIRES: the references outlive this.
    WayBuilder(Network const& network, Shipment const& shipment, LimitBook& book)
        : network_{network}, shipment_{shipment}, arc_uses_{network, shipment, book}, book_{book} {}

    // REQUIRES: the journey graph outlives the way.
    [[nodiscard]] Way build(JourneyGraph const& journey, Worth const& worth, double detour);

private:
    // The fleet whose wagons goods have taken, counted from 1; 0: none.
    using Lent = std::size_t;

    struct Piece {
        SearchGraph::Edge journey_edge;
        std::vector<Use> uses;
    };
    [[nodiscard]] std::vector<char> within(JourneyGraph const& journey, std::vector<double> const& cost,
                                           double detour) const;
    void add_edges(JourneyGraph const& journey, std::vector<char> const& usable, Way& way);
    // What an edge takes, and the wagons that goods have at its end.
    Lent follow(JourneyGraph const& journey, SearchGraph::Edge edge, Lent lent, std::vector<Use>& uses);
    [[nodiscard]] Lent after(Arc const& arc, Lent lent) const;
    [[nodiscard]] bool crosses_in_wagons(Arc const& transfer) const;
    void hold_wagons(ArcAccount const& account, Lent lent, std::vector<Use>& uses);

    Network const& network_;
    Shipment const& shipment_;
    ArcUses arc_uses_;
    LimitBook& book_;
};

}  // namespace corridor
