#include "pipelines/oil_plan_builder.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corridor/routing/netback.h"
#include "pipelines/nominations.h"
#include "pipelines/oil_carriers.h"
#include "pipelines/oil_hops.h"
#include "pipelines/oil_levels.h"
#include "pipelines/reductions.h"
#include "routing/shipment.h"

namespace corridor {
namespace {

constexpr std::chrono::sys_days first_of_2024{std::chrono::year{2024} / 1 / 1};

class Builder {
public:
    Builder(Network const& network, Scenario const& scenario)
        : network_{network}, scenario_{scenario}, figures_{network.figures} {
        plan_.start = scenario.simulation.start.value_or(scenario.departure.value_or(first_of_2024));
        plan_.horizon = scenario.simulation.horizon.value_or(365 * day);
    }

    OilPlan build() {
        find_ways();
        for (std::size_t i = 0; i < plan_.demands.size(); ++i) {
            grow_tree(i);
        }
        nominate(network_, scenario_, plan_);
        complete(plan_);
        set_levels(plan_);
        reduce(network_, plan_);
        return std::move(plan_);
    }

private:
    // The itineraries of all demands, the best outlet of each first.
    void find_ways() {
        Scenario undated = scenario_;
        undated.departure.reset();
        Router const router{network_, undated};
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            Demand const& demand = scenario_.demands[i];
            if (!is_oil(network_, demand)) {
                continue;
            }
            std::size_t const index = plan_.demands.size();
            plan_.demands.push_back({i, {}, {}});
            std::size_t const first = plan_.outlets.size();
            for (Corridor const& corridor : corridors_of_demand(demand)) {
                find_way(router, index, demand, corridor);
            }
            order(plan_.outlets.begin() + static_cast<std::ptrdiff_t>(first), plan_.outlets.end());
        }
        for (std::size_t outlet = 0; outlet < plan_.outlets.size(); ++outlet) {
            for (Stage const& stage : plan_.outlets[outlet].itinerary.stages) {
                if (stage.kind == Stage::Kind::run) {
                    users_[stage.link].insert(outlet);
                }
            }
        }
    }

    // By what they leave at the wells; where that is not known of all, by their generalised cost.
    static void order(std::vector<Outlet>::iterator first, std::vector<Outlet>::iterator last) {
        bool const is_known = std::all_of(first, last, [](Outlet const& outlet) { return outlet.netback.has_value(); });
        std::stable_sort(first, last, [is_known](Outlet const& a, Outlet const& b) {
            return is_known ? *a.netback > *b.netback
                            : a.itinerary.route.generalised.total() < b.itinerary.route.generalised.total();
        });
    }

    // All that it may take: those without a share of it take what the others cannot.
    [[nodiscard]] std::vector<Corridor> corridors_of_demand(Demand const& demand) const {
        Demand open = demand;
        open.split.clear();
        return corridors_of(scenario_, open);
    }

    void find_way(Router const& router, std::size_t demand, Demand const& asked, Corridor const& corridor) {
        bool const any = corridor.name.empty();
        auto answer = router.itinerary(asked, any ? nullptr : &corridor);
        std::string const title = corridor.title.empty() ? corridor.name : corridor.title;
        if (auto* const none = std::get_if<NoRoute>(&answer)) {
            plan_.unreachable.push_back({demand, {corridor.name, title, std::move(*none)}});
            return;
        }
        CargoId const cargo = *network_.find_cargo(asked.cargo);
        Outlet outlet{.demand = demand, .corridor = corridor.name, .title = title};
        outlet.itinerary = std::get<Itinerary>(std::move(answer));
        if (auto const left = netback(network_, cargo, outlet.itinerary.route)) {
            outlet.netback = per_tonne(left->value(), network_, cargo).in(dollar);
        }
        plan_.outlets.push_back(std::move(outlet));
    }

    void grow_tree(std::size_t index) {
        OilDemand& demand = plan_.demands[index];
        Demand const& asked = scenario_.demands[demand.demand];
        CargoId const cargo = *network_.find_cargo(asked.cargo);
        Facilities const facilities{network_, cargo};
        OilStream root{.demand = index};
        root.grade = cargo;
        root.density = figures_.value(network_.cargoes[cargo].density).density();
        root.tank = tank(*network_.find_node(asked.from));
        demand.root = plan_.streams.add(root);
        plan_.tanks[root.tank].standing.push_back(demand.root);
        for (std::size_t i = 0; i < plan_.outlets.size(); ++i) {
            if (plan_.outlets[i].demand == index) {
                add_outlet(i, demand.root, facilities);
            }
        }
    }

    void add_outlet(std::size_t outlet, StreamId at, Facilities const& facilities) {
        std::vector<OilHop> const hops =
            oil_hops(network_, facilities, plan_.outlets[outlet].itinerary, [this](NodeId node, LinkId a, LinkId b) {
                return static_cast<bool>(network_.nodes[node].storage) || users_.at(a) != users_.at(b);
            });
        plan_.streams[at].outlets.push_back(outlet);
        for (std::size_t i = 0; i < hops.size(); ++i) {
            at = step(at, hops[i], i + 1 == hops.size(), facilities);
            plan_.streams[at].outlets.push_back(outlet);
        }
        plan_.outlets[outlet].end = at;
    }

    // The stream that a hop makes of another; the same if an outlet before took it.
    StreamId step(StreamId parent, OilHop const& hop, bool is_last, Facilities const& facilities) {
        TankId const to = is_last ? TankId{} : tank(hop.to);
        TankId const from = plan_.streams[parent].tank;
        bool const is_line = hop.kind == OilHop::Kind::pipeline;
        CargoId const cargo = plan_.streams[parent].grade;
        LineId const line = is_line ? carriers_.line(hop, from, to, facilities) : LineId{};
        RunId const run = is_line ? RunId{} : carriers_.run(hop, from, to, cargo, facilities);
        for (StreamId const known : plan_.streams[parent].onward) {
            OilStream const& child = plan_.streams[known];
            if (child.line == line && child.run == run && child.tank == to) {
                return known;
            }
        }
        OilStream child = plan_.streams[parent];
        child.parent = parent;
        child.onward.clear();
        child.outlets.clear();
        child.tank = to;
        child.line = line;
        child.run = run;
        StreamId const added = plan_.streams.add(std::move(child));
        plan_.streams[parent].onward.push_back(added);
        auto& carried = is_line ? plan_.lines[line].carried : plan_.runs[run].carried;
        plan_.streams[added].place = carried.size();
        carried.push_back(added);
        if (to) {
            plan_.tanks[to].standing.push_back(added);
        }
        carriers_.limit(added, hop, facilities);
        return added;
    }

    TankId tank(NodeId at) {
        auto const [known, is_new] = tanks_.try_emplace(at);
        if (is_new) {
            TankFarm farm{.node = at};
            Node const& node = network_.nodes[at];
            if (node.storage) {
                farm.room = volume_of(figures_.value(node.storage));
                constexpr double half = 0.5;
                farm.usual = farm.room * (node.stock ? figures_.value(node.stock).in_base_units() : half);
            } else if (node.kind == NodeKind::field) {
                farm.room = Volume{};
            }
            known->second = plan_.tanks.add(farm);
        }
        return known->second;
    }

    // Room for tonnes is room for the volume that they take of the grade that is produced most.
    [[nodiscard]] Volume volume_of(Room room) const {
        return room.dimension == dimensions::volume ? Volume{room.value} : Mass{room.value} / usual_density();
    }

    [[nodiscard]] Density usual_density() const {
        double most = -1;
        Density density;
        for (OilDemand const& demand : plan_.demands) {
            Demand const& asked = scenario_.demands[demand.demand];
            CargoId const cargo = *network_.find_cargo(asked.cargo);
            double const amount = shipment_of(network_, asked).per_hour.value_or(0);
            if (amount > most) {
                most = amount;
                density = figures_.value(network_.cargoes[cargo].density).density();
            }
        }
        return density;
    }

    Network const& network_;
    Scenario const& scenario_;
    Figures const& figures_;
    OilPlan plan_;
    std::map<LinkId, std::set<std::size_t>> users_;  // outlets that go over a link
    std::map<NodeId, TankId> tanks_;
    OilCarriers carriers_{network_, plan_};
};

}  // namespace

bool is_oil(Network const& network, Demand const& demand) {
    auto const cargo = network.find_cargo(demand.cargo);
    return cargo && network.cargoes[*cargo].is_liquid();
}

OilPlan plan_oil(Network const& network, Scenario const& scenario) {
    return Builder{network, scenario}.build();
}

}  // namespace corridor
