#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "corridor/routing/route.h"
#include "routing/graph.h"
#include "routing/rates.h"

namespace corridor {

// All that one arc costs one unit of cargo. What belongs to a place rather than to the way stands with its node.
struct ArcAccount {
    template <class Item>
    struct At {
        NodeId node{};  // none: on the way
        Item item;
    };
    Distance distance;
    std::vector<At<TimeItem>> times;
    std::vector<At<CostItem>> costs;
    std::vector<At<EmissionItem>> emissions;
    std::vector<Gap> gaps;
};

// The mean hours that pass under way, without stops.
[[nodiscard]] double moving_hours(ArcAccount const& account);

// Works out what arcs cost a cargo that leaves at a date (nothing: averaged over the year). The searches sum these
// accounts and the reports list them, so both always agree.
class Accountant {
public:
    // REQUIRES: the network outlives this.
    Accountant(Network const& network, CargoId cargo, std::optional<std::chrono::sys_days> departure);

    [[nodiscard]] ArcAccount account(Arc const& arc) const;

private:
    // A link or a passage of a service on the way.
    struct Moving {
        Run run;
        Passage passage;  // of a service
        Figure<Distance> length;
        std::string what;
    };

    void run(Arc const& arc, ArcAccount& account) const;
    void moving_time(Moving const& moving, ArcAccount& account) const;
    void spread(Moving const& moving, Duration mean, Distance distance, TimeItem& item) const;
    void haulage(Moving const& moving, ArcAccount& account) const;
    void emission(Moving const& moving, ArcAccount& account) const;
    void board(Arc const& arc, ArcAccount& account) const;
    void wait_for_departure(ServiceId service, NodeId at, ArcAccount& account) const;
    void wait_for_weather(Service const& service, NodeId at, ArcAccount& account) const;
    void transfer(Arc const& arc, ArcAccount& account) const;
    void handle(Arc const& arc, ArcAccount& account) const;
    void control(ControlRef control, ModeId mode, ArcAccount& account) const;
    void risk(ControlRef control, ArcAccount& account) const;
    // A cost by a rate in some unit, with the figures that turn it into the cargo's.
    [[nodiscard]] CostItem cost_item(CostKind kind, std::string what, Money amount, std::vector<FigureId> figures,
                                     Dimension rate) const;
    void add_hub_emission(ArcAccount& account, NodeId at, std::string what, Rate<MassPerUnit> const& rate) const;
    void add_price(ArcAccount& account, NodeId at, CostKind kind, std::string what, Rate<Price> const& rate) const;

    Network const& network_;
    CargoId cargo_;
    Dimension counted_in_;  // the cargo
    Rates rates_;
    std::optional<std::chrono::sys_days> departure_;
};

}  // namespace corridor
