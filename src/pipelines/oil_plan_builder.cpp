#include "pipelines/oil_plan_builder.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "corridor/network/line_fill.h"
#include "corridor/routing/netback.h"
#include "pipelines/nominations.h"
#include "pipelines/oil_hops.h"
#include "pipelines/reductions.h"
#include "routing/sailings.h"
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
        size_parcels();
        share_usual_stocks();
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
        LineId const line = is_line ? line_of(hop, from, to, facilities) : LineId{};
        RunId const run = is_line ? RunId{} : run_of(hop, from, to, facilities);
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
        limit(added, hop, facilities);
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

    LineId line_of(OilHop const& hop, TankId from, TankId to, Facilities const& facilities) {
        auto const [known, is_new] = lines_.try_emplace(hop.links);
        if (is_new) {
            known->second = plan_.lines.add(line(hop, from, facilities));
        }
        // Where it ends, some oil may be at its market and other stand in tanks.
        PumpedLine& line = plan_.lines[known->second];
        line.to = line.to ? line.to : to;
        return known->second;
    }

    PumpedLine line(OilHop const& hop, TankId from, Facilities const& facilities) {
        PumpedLine line;
        line.links = hop.links;
        line.from = from;
        line.name = network_.nodes[hop.from].name + " to " + network_.nodes[hop.to].name;
        Conversion const& conversion = facilities.conversion();
        double const volume = *conversion.in(dimensions::volume);  // of one unit
        for (LinkId const id : hop.links) {
            Link const& link = network_.links[id];
            line.id += (line.id.empty() ? "links." : "+") + link.id;
            Facility const section = facilities.section(id, Direction::forward);
            if (section.rate) {
                line.capacity =
                    std::min(line.capacity, VolumeRate{section.rate->value / facilities.units(section) * volume});
            }
            auto const rate = [&](Figure<Throughput> figure) {
                Throughput const stated = figures_.value(figure);
                return VolumeRate{stated.value / *conversion.in(stated.dimension * dimensions::time) * volume};
            };
            auto const room = [&](Room stated) {
                return Volume{stated.value / *conversion.in(stated.dimension) * volume};
            };
            Pipe const& pipe = link.pipe;
            line.turndown = pipe.turndown ? std::max(line.turndown, rate(pipe.turndown)) : line.turndown;
            if (auto const fill = line_fill(network_, link)) {
                line.fill += room(fill->amount);
            }
            if (pipe.batch) {
                line.batch = room(figures_.value(pipe.batch));
                line.interface =
                    pipe.interface ? std::max(line.interface, room(figures_.value(pipe.interface))) : line.interface;
            }
        }
        return line;
    }

    RunId run_of(OilHop const& hop, TankId from, TankId to, Facilities const& facilities) {
        auto const [known, is_new] = runs_.try_emplace({hop.links, hop.service, hop.from, hop.to});
        if (is_new) {
            known->second = plan_.runs.add(hop.kind == OilHop::Kind::rail ? trains(hop, from, facilities)
                                                                          : ships(hop, from, facilities));
        }
        ParcelRun& run = plan_.runs[known->second];
        run.to = run.to ? run.to : to;
        return known->second;
    }

    ParcelRun trains(OilHop const& hop, TankId from, Facilities const& facilities) {
        ParcelRun run;
        run.links = hop.links;
        run.from = from;
        run.id = "links." + network_.links[hop.links.front()].id;
        run.name = "Rail " + network_.nodes[hop.from].name + " to " + network_.nodes[hop.to].name;
        run.outward = hop.outward;
        for (TimeItem const& item : hop.outward) {
            run.back += Duration{item.hours.mean()};
        }
        if (auto const trains_of_one = facilities.conversion().in(dimensions::train)) {
            run.payload = mass_of_one(facilities) / *trains_of_one;
        }
        for (WagonFleet const& fleet : network_.wagon_fleets) {
            auto const wagons_of_one = facilities.conversion().in(dimensions::wagon);
            if (fleet.at == hop.from && fleet.mode == hop.mode && wagons_of_one && run.payload > Mass{}) {
                double const wagons_of_train = run.payload / mass_of_one(facilities) * *wagons_of_one;
                run.fleet = std::max(1, static_cast<int>(figures_.value(fleet.wagons).value / wagons_of_train));
            }
        }
        return run;
    }

    static Mass mass_of_one(Facilities const& facilities) {
        return Mass{*facilities.conversion().in(dimensions::mass)};
    }

    ParcelRun ships(OilHop const& hop, TankId from, Facilities const& facilities) {
        Service const& service = network_.services[hop.service];
        CargoId const cargo = plan_.streams[plan_.demands.front().root].grade;
        Sailings const sailings = sailings_of(network_, cargo, hop.service, Facilities::Limits::stated);
        ParcelRun run;
        run.from = from;
        run.id = "services." + service.id;
        run.name = service.name;
        run.service = hop.service;
        run.outward = hop.outward;
        run.weather = service.closures;
        run.fleet = sailings.fleet;
        for (std::size_t passage = hop.first_passage; passage < hop.last_passage; ++passage) {
            auto const& back = hop.direction == Direction::forward ? sailings.backward : sailings.forward;
            run.back += Duration{back[passage].mean()};
        }
        if (sailings.capacity) {
            run.payload = mass_of_one(facilities) * (*sailings.capacity / *facilities.conversion().in(sailings.unit));
        }
        run.load_at = moorings(hop.from, hop.mode, facilities);
        run.unload_at = moorings(hop.to, hop.mode, facilities);
        Duration const port_time{sailings.port_time};
        run.loading = std::max(port_time, pumping(run.load_at, run.payload));
        run.unloading = std::max(port_time, pumping(run.unload_at, run.payload));
        return run;
    }

    [[nodiscard]] Duration pumping(MooringId at, Mass parcel) const {
        auto const rate = at ? plan_.moorings[at].mass_rate : std::nullopt;
        return rate ? Duration{parcel.in(tonne) / *rate} : Duration{};
    }

    MooringId moorings(NodeId at, ModeId mode, Facilities const& facilities) {
        auto const berths = facilities.berths(at, mode);
        if (!berths) {
            return {};
        }
        for (std::size_t i = 0; i < plan_.moorings.size(); ++i) {
            if (plan_.moorings[MooringId{i}].id == berths->id) {
                return MooringId{i};
            }
        }
        Moorings found{.id = berths->id, .name = berths->name, .count = *berths->servers};
        if (berths->rate) {
            found.mass_rate = berths->rate->value / facilities.units(*berths) * mass_of_one(facilities).in(tonne);
        }
        return plan_.moorings.add(std::move(found));
    }

    // What limits a hop limits all streams that pass the same.
    void limit(StreamId stream, OilHop const& hop, Facilities const& facilities) {
        double const units_of_volume = 1 / *facilities.conversion().in(dimensions::volume);
        for (Facility const& facility : hop.limits) {
            auto found = std::find_if(plan_.ceilings.begin(), plan_.ceilings.end(),
                                      [&](Ceiling const& known) { return known.id == facility.id; });
            if (found == plan_.ceilings.end()) {
                plan_.ceilings.push_back({facility.id, facility.name, facility.rate->value, {}, {}});
                found = std::prev(plan_.ceilings.end());
            }
            found->uses.push_back({stream, facilities.units(facility) * units_of_volume});
        }
    }

    // What usually stands in tanks is shared by the streams as they are nominated.
    void share_usual_stocks() {
        Table<TankId, VolumeRate> passing(plan_.tanks.size());
        auto const yearly = [](OilStream const& stream) {
            return std::accumulate(stream.nominated.begin(), stream.nominated.end(), VolumeRate{});
        };
        for (OilStream const& stream : plan_.streams) {
            if (stream.tank) {
                passing[stream.tank] += yearly(stream);
            }
        }
        for (OilStream& stream : plan_.streams) {
            if (stream.tank) {
                VolumeRate const all = passing[stream.tank];
                share_tank(stream, all > VolumeRate{} ? yearly(stream) / all : 0);
            }
        }
    }

    void share_tank(OilStream& stream, double part) const {
        TankFarm const& tank = plan_.tanks[stream.tank];
        stream.usual = tank.usual * part;
        Volume const left = part > 0 ? (tank.room - tank.usual) * part : Volume{};
        set_bands(stream, surplus_of(stream, left), tank, plan_.demands[stream.demand].produced);
    }

    // Half a day's flow, or the parcel that a ship waits for; at most half of the room that is left.
    [[nodiscard]] Volume surplus_of(OilStream const& stream, Volume room_left) const {
        Volume surplus = *std::max_element(stream.nominated.begin(), stream.nominated.end()) * (12 * hour);
        for (StreamId const onward : stream.onward) {
            if (RunId const run = plan_.streams[onward].run) {
                surplus = std::max(surplus, plan_.runs[run].payload / stream.density);
            }
        }
        return std::min(surplus, room_left * 0.5);
    }

    // Where nothing says how much a ship or train takes, one leaves with what comes in a day.
    void size_parcels() {
        for (ParcelRun& run : plan_.runs) {
            if (run.payload > Mass{}) {
                continue;
            }
            for (StreamId const id : run.carried) {
                OilStream const& stream = plan_.streams[id];
                VolumeRate const most = *std::max_element(stream.nominated.begin(), stream.nominated.end());
                VolumeRate const produced = plan_.demands[stream.demand].produced;
                run.payload += (most > VolumeRate{} ? most : produced) * day * stream.density;
            }
        }
    }

    Network const& network_;
    Scenario const& scenario_;
    Figures const& figures_;
    OilPlan plan_;
    std::map<LinkId, std::set<std::size_t>> users_;  // outlets that go over a link
    std::map<NodeId, TankId> tanks_;
    std::map<std::vector<LinkId>, LineId> lines_;
    std::map<std::tuple<std::vector<LinkId>, ServiceId, NodeId, NodeId>, RunId> runs_;
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
