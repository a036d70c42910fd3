#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "routing/account.h"
#include "routing/graph.h"

namespace corridor {

// What a search needs to know of a piece of way, per unit of cargo. All of it adds up along a route.
struct Sums {
    Money money;
    Duration time;  // mean
    Variance variance;
    Mass co2e;
    Distance distance;

    Sums& operator+=(Sums const& other);
};

// A through tariff with the way it prices: a piece of way that searches take as a whole.
struct Bundle {
    std::size_t tariff = 0;  // index in the network
    std::vector<ArcId> arcs;
    Sums sums;
};

// Whose through tariffs hold: those of everybody, or besides those of a class of shippers that some tariff names.
using ShipperClass = Id<struct ShipperTag>;

// The class of a demand's shipper; the same, none, for all whom no through tariff names.
[[nodiscard]] ShipperClass shipper_class(Network const& network, std::string const& shipper);

// Whose goods travel when: all that their costs depend on.
struct Traveller {
    CargoId cargo;
    std::optional<std::chrono::sys_days> departure;
    ShipperClass shipper{};

    friend auto operator<=>(Traveller const&, Traveller const&) = default;
};

// What all arcs cost one cargo of one class of shippers at one date: summed for the searches, itemised for the reports.
class Ledger {
public:
    // REQUIRES: network and graph outlive this.
    Ledger(Network const& network, Graph const& graph, Traveller const& traveller);

    [[nodiscard]] CargoId cargo() const { return traveller_.cargo; }
    [[nodiscard]] Traveller const& traveller() const { return traveller_; }
    [[nodiscard]] Sums const& sums(ArcId arc) const { return sums_[arc]; }
    [[nodiscard]] ArcAccount const& account(ArcId arc) const { return accounts_[arc]; }
    // Whether the cargo travels by the arc's mode.
    [[nodiscard]] bool is_carried(ArcId arc) const { return carried_[arc] != 0; }
    // Whether something closes the arc at the date.
    [[nodiscard]] bool is_closed(ArcId arc) const { return closed_[arc] != 0; }
    [[nodiscard]] std::vector<Bundle> const& bundles() const { return bundles_; }
    // The through tariff's price for one unit of the cargo.
    [[nodiscard]] Money through_rate(Bundle const& bundle) const;

private:
    void add_bundles();
    [[nodiscard]] bool is_offered(ThroughTariff const& tariff) const;
    [[nodiscard]] std::vector<ArcId> stretch(ThroughTariff const& tariff) const;
    [[nodiscard]] Sums bundled(Bundle const& bundle, ThroughTariff const& tariff) const;

    Network const& network_;
    Graph const& graph_;
    Traveller traveller_;
    Table<ArcId, ArcAccount> accounts_;
    Table<ArcId, Sums> sums_;
    Table<ArcId, char> carried_;
    Table<ArcId, char> closed_;
    std::vector<Bundle> bundles_;
};

}  // namespace corridor
