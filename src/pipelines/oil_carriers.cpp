#include "pipelines/oil_carriers.h"

#include <algorithm>

#include "corridor/network/line_fill.h"
#include "routing/sailings.h"

namespace corridor {
namespace {

Mass mass_of_one(Facilities const& facilities) {
    return Mass{*facilities.conversion().in(dimensions::mass)};
}

}  // namespace

LineId OilCarriers::line(OilHop const& hop, TankId from, TankId to, Facilities const& facilities) {
    auto const [known, is_new] = lines_.try_emplace({hop.from, hop.links});
    if (is_new) {
        known->second = plan_.lines.add(pumped(hop, facilities));
    }
    // Where it ends, some oil may be at its market and other stand in tanks.
    PumpedLine& line = plan_.lines[known->second];
    line.from = from;
    line.to = line.to ? line.to : to;
    return known->second;
}

PumpedLine OilCarriers::pumped(OilHop const& hop, Facilities const& facilities) const {
    PumpedLine line;
    line.links = hop.links;
    line.name = network_.nodes[hop.from].name + " to " + network_.nodes[hop.to].name;
    Conversion const& conversion = facilities.conversion();
    double const volume = *conversion.in(dimensions::volume);  // of one unit
    for (std::size_t i = 0; i < hop.links.size(); ++i) {
        Link const& link = network_.links[hop.links[i]];
        line.id += (line.id.empty() ? "links." : "+") + link.id;
        Facility const section = facilities.section(hop.links[i], hop.directions[i]);
        if (section.rate) {
            line.capacity =
                std::min(line.capacity, VolumeRate{section.rate->value / facilities.units(section) * volume});
        }
        auto const rate = [&](Figure<Throughput> figure) {
            Throughput const stated = figures_.value(figure);
            return VolumeRate{stated.value / *conversion.in(stated.dimension * dimensions::time) * volume};
        };
        auto const room = [&](Room stated) { return Volume{stated.value / *conversion.in(stated.dimension) * volume}; };
        Pipe const& pipe = link.pipe;
        line.turndown = pipe.turndown ? std::max(line.turndown, rate(pipe.turndown)) : line.turndown;
        if (auto const fill = line_fill(network_, link)) {
            line.fill += room(fill->amount);
            line.unfilled +=
                pipe.filled ? room(fill->amount) * (1 - figures_.value(pipe.filled).in_base_units()) : Volume{};
        }
        if (pipe.batch) {
            line.batch = room(figures_.value(pipe.batch));
            line.interface =
                pipe.interface ? std::max(line.interface, room(figures_.value(pipe.interface))) : line.interface;
        }
    }
    return line;
}

RunId OilCarriers::run(OilHop const& hop, TankId from, TankId to, CargoId cargo, Facilities const& facilities) {
    auto const [known, is_new] = runs_.try_emplace({hop.from, hop.to, hop.links, hop.service});
    if (is_new) {
        known->second =
            plan_.runs.add(hop.kind == OilHop::Kind::rail ? trains(hop, facilities) : ships(hop, cargo, facilities));
    }
    ParcelRun& run = plan_.runs[known->second];
    run.from = from;
    run.to = run.to ? run.to : to;
    return known->second;
}

ParcelRun OilCarriers::trains(OilHop const& hop, Facilities const& facilities) const {
    ParcelRun run;
    run.links = hop.links;
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

ParcelRun OilCarriers::ships(OilHop const& hop, CargoId cargo, Facilities const& facilities) {
    Service const& service = network_.services[hop.service];
    Sailings const sailings = sailings_of(network_, cargo, hop.service, Facilities::Limits::stated);
    ParcelRun run;
    run.id = "services." + service.id;
    run.name = service.name;
    run.service = hop.service;
    run.outward = hop.outward;
    run.weather = service.closures;
    run.fleet = sailings.fleet;
    if (auto const most = sailings.greatest_rate()) {
        run.headway = Duration{1 / *most};
    }
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

Duration OilCarriers::pumping(MooringId at, Mass parcel) const {
    auto const rate = at ? plan_.moorings[at].mass_rate : std::nullopt;
    return rate ? Duration{parcel.in(tonne) / *rate} : Duration{};
}

MooringId OilCarriers::moorings(NodeId at, ModeId mode, Facilities const& facilities) {
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

void OilCarriers::limit(StreamId stream, OilHop const& hop, Facilities const& facilities) {
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

namespace {

void complete(OilPlan const& plan, ParcelRun& run) {
    for (StreamId const id : run.carried) {
        MonthlyRates const& nominated = plan.streams[id].nominated;
        std::transform(nominated.begin(), nominated.end(), run.nominated.begin(), run.nominated.begin(), std::plus<>{});
    }
    if (run.payload > Mass{}) {
        return;
    }
    for (StreamId const id : run.carried) {
        OilStream const& stream = plan.streams[id];
        VolumeRate const most = *std::max_element(stream.nominated.begin(), stream.nominated.end());
        VolumeRate const produced = plan.demands[stream.demand].produced;
        run.payload += (most > VolumeRate{} ? most : produced) * day * stream.density;
    }
}

}  // namespace

void complete(OilPlan& plan) {
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        PumpedLine const& line = plan.lines[LineId{i}];
        plan.tanks[line.from].lines_from.push_back(LineId{i});
        if (line.to) {
            plan.tanks[line.to].lines_into.push_back(LineId{i});
        }
    }
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        ParcelRun& run = plan.runs[RunId{i}];
        plan.tanks[run.from].runs_from.push_back(RunId{i});
        if (run.to) {
            plan.tanks[run.to].runs_into.push_back(RunId{i});
        }
        complete(plan, run);
    }
}

}  // namespace corridor
