#include "flow/limit_book.h"

#include <algorithm>

namespace corridor {
namespace {

std::size_t number_of(Direction direction) {
    return direction == Direction::forward ? 0 : 1;
}

Direction opposite(Direction direction) {
    return direction == Direction::forward ? Direction::backward : Direction::forward;
}

// The share of the year in which weather lets a service's ships lie at a berth.
double open_share(Network const& network, Service const& service) {
    constexpr double least = 1e-6;
    double open = 1;
    if (service.closures) {
        auto const& closed = network.weather[service.closures].closed;
        for (Figure<Share> const month : closed) {
            open -= network.figures.value(month).in_base_units() / static_cast<double>(closed.size());
        }
    }
    return std::max(least, open);
}

}  // namespace

// A service while its limits are worked out.
struct LimitBook::Line {
    ServiceId id;
    Service const& service;
    Sailings sailings;
    Conversion conversion;  // of the first cargo that meets it
    bool is_bulk = false;   // ships count in masses or volumes
    double open = 1;        // share of the year in which ships in bulk may lie at berths; others wait before they sail
    bool is_round = false;  // each voyage is there and back
    std::vector<std::optional<Facility>> berths{};  // by call
    ServiceLimits limits{};
};

std::uint32_t LimitBook::limit(Limit wanted) {
    auto const [found, is_new] = known_.try_emplace(wanted.id, static_cast<std::uint32_t>(model_.limits.size()));
    if (is_new) {
        model_.limits.push_back(std::move(wanted));
        model_.natures.emplace_back();
    }
    return found->second;
}

std::uint32_t LimitBook::balance(std::string id, Service const& service, Dimension unit) {
    return limit({.kind = FacilityKind::service,
                  .id = std::move(id),
                  .name = service.name,
                  .counts = Limit::Counts::balance,
                  .unit = unit});
}

std::uint32_t LimitBook::rate(Facility const& facility) {
    return limit({.kind = facility.kind,
                  .id = facility.id,
                  .name = facility.name,
                  .figure = facility.figure,
                  .written = facility.figure ? network_.figures[facility.figure].written : "",
                  .counts = Limit::Counts::goods,
                  .capacity = facility.rate->value * facility.hours.share(),
                  .unit = facility.rate->dimension * dimensions::time});
}

std::uint32_t LimitBook::servers(Facility const& facility) {
    return limit(
        {.kind = facility.kind,
         .id = facility.id + ".servers",
         .name = facility.name,
         .counts = facility.kind == FacilityKind::berths ? Limit::Counts::berth_hours : Limit::Counts::server_hours,
         .capacity = *facility.servers * facility.hours.share()});
}

void LimitBook::meet(std::uint32_t limit, double batch, double weight) {
    LimitNature& nature = model_.natures[limit];
    nature.batch = (nature.batch * nature.weight + batch * weight) / (nature.weight + weight);
    nature.weight += weight;
}

void LimitBook::delays(std::uint32_t limit, VolumeDelay const& law, double free_hours) {
    model_.natures[limit].law = law;
    model_.natures[limit].free_hours = free_hours;
}

std::uint32_t LimitBook::wagons(WagonFleet const& fleet) {
    return limit({.kind = FacilityKind::wagons,
                  .id = "wagon-fleets." + fleet.id,
                  .name = fleet.name,
                  .figure = fleet.wagons.id(),
                  .counts = Limit::Counts::wagon_hours,
                  .capacity = network_.figures.value(fleet.wagons).value});
}

ServiceLimits const& LimitBook::service(ServiceId id, CargoId cargo) {
    auto found = services_.find(id);
    if (found == services_.end()) {
        found = services_.emplace(id, limits_of(id, cargo)).first;
    }
    return found->second;
}

ServiceLimits LimitBook::limits_of(ServiceId id, CargoId cargo) {
    Service const& service = network_.services[id];
    Facilities const facilities{network_, cargo};
    Line line{.id = id,
              .service = service,
              .sailings = sailings_of(network_, cargo, id, Facilities::Limits::stated),
              .conversion = {network_, cargo}};
    line.is_bulk = line.sailings.unit == dimensions::mass || line.sailings.unit == dimensions::volume;
    line.open = line.is_bulk ? open_share(network_, service) : 1;
    bool has_berths = false;
    for (NodeId const call : service.calls) {
        line.berths.push_back(facilities.berths(call, service.mode));
        has_berths = has_berths || line.berths.back();
    }
    bool const is_limited = line.sailings.fleet || line.sailings.greatest_rate() || has_berths;
    if (!line.sailings.capacity || !is_limited) {
        return {};
    }
    line.limits.has_places = true;
    line.limits.unit = line.sailings.unit;
    bool const has_law = line.sailings.greatest_rate() || line.sailings.when_full;
    line.is_round = service.both_ways && line.sailings.fleet && has_law;
    for (auto* const handling : {&line.limits.landing, &line.limits.loading}) {
        handling->fill(std::vector<std::optional<ServiceLimits::Handling>>(service.calls.size()));
    }
    if (line.is_round) {
        add_round_trips(line);
    } else {
        add_single_voyages(line, Direction::forward);
        if (service.both_ways) {
            add_single_voyages(line, Direction::backward);
        }
    }
    note_landed(line);
    return std::move(line.limits);
}

// Ships of a fleet go out and come back.
void LimitBook::add_round_trips(Line& line) {
    auto const position = model_.activities.size();
    model_.activities.push_back({"services." + line.service.id, {}});
    Activity trip = model_.activities[position];
    sail(line, Direction::forward, trip);
    sail(line, Direction::backward, trip);
    limit_departures(line, "", trip);
    model_.activities[position] = std::move(trip);
}

// Ships of the one direction; those of a fleet come back in ballast.
void LimitBook::add_single_voyages(Line& line, Direction direction) {
    std::string const suffix = line.service.both_ways ? suffix_of(direction) : "";
    auto const position = model_.activities.size();
    model_.activities.push_back({"services." + line.service.id + suffix, {}});
    Activity trip = model_.activities[position];
    sail(line, direction, trip);
    limit_departures(line, suffix, trip);
    double ballast = 0;
    for (Distribution const& passage : line.sailings.forward) {
        ballast += passage.mean() + line.sailings.port_time;
    }
    if (line.is_bulk) {
        std::size_t const first = direction == Direction::forward ? 0 : line.service.calls.size() - 1;
        call(line, {.direction = direction, .at = first, .loads = direction, .lands = false}, trip);
        ballast -= line.sailings.port_time;
    }
    limit_ships(line, ballast, trip);
    model_.activities[position] = std::move(trip);
}

// A voyage from the first call to the last.
void LimitBook::sail(Line& line, Direction direction, Activity& trip) {
    bool const is_forward = direction == Direction::forward;
    auto const& passages = is_forward ? line.sailings.forward : line.sailings.backward;
    auto& places = line.limits.places[number_of(direction)];
    for (std::size_t passage = 0; passage < passages.size(); ++passage) {
        std::string const which = passages.size() > 1 ? "." + std::to_string(passage + 1) : "";
        places.push_back(balance("services." + line.service.id + ".places" + suffix_of(direction) + which, line.service,
                                 line.sailings.unit));
        trip.uses.push_back({places.back(), -*line.sailings.capacity});
        limit_ships(line, line.sailings.weather_wait + passages[passage].mean(), trip);
        Call made{.direction = direction, .at = is_forward ? passage + 1 : passage};
        bool const is_last = made.at == (is_forward ? passages.size() : 0);
        if (line.is_bulk && (!is_last || line.is_round)) {
            made.loads = is_last ? opposite(direction) : direction;
        }
        call(line, made, trip);
    }
}

// A ship is turned round in its port time, or in what it takes to unload and load it if that is longer.
void LimitBook::call(Line& line, Call const& made, Activity& trip) {
    auto const& berths = line.berths[made.at];
    double const port_time = line.sailings.port_time;
    Dimension const unit = berths && berths->rate ? berths->rate->dimension * dimensions::time : Dimension{};
    bool const has_rate =
        berths && berths->rate && (line.is_bulk ? line.conversion.in(unit).has_value() : unit == line.sailings.unit);
    if (!has_rate) {
        limit_ships(line, port_time, trip);
        if (berths && port_time > 0) {
            trip.uses.push_back({servers(*berths), port_time / line.open});
        }
        return;
    }
    std::string const id = "services." + line.service.id + ".calls." + network_.nodes[line.service.calls[made.at]].id +
                           suffix_of(made.direction);
    Activity stay{id, {{servers(*berths), 1 / line.open}}};
    limit_ships(line, 1, stay);
    std::uint32_t const turned_round = balance(id + ".port-time", line.service, {});
    std::uint32_t const handled = balance(id + ".handling", line.service, {});
    stay.uses.push_back({turned_round, -1});
    stay.uses.push_back({handled, -1});
    trip.uses.push_back({turned_round, port_time});
    ServiceLimits::Handling const handling{handled, (line.is_bulk ? 1 : 2) / berths->rate->value, unit};
    if (made.lands) {
        line.limits.landing[number_of(made.direction)][made.at] = handling;
    }
    if (made.loads) {
        line.limits.loading[number_of(*made.loads)][made.at] = handling;
    }
    model_.activities.push_back(std::move(stay));
}

// What a place on board that is taken takes at the berths at the ends of the voyage, counted in places.
void LimitBook::note_landed(Line const& line) {
    auto const note = [&](std::uint32_t place, std::optional<ServiceLimits::Handling> const& handling) {
        if (handling) {
            double const units = *line.conversion.in(handling->unit) / line.conversion.in(line.limits.unit).value_or(1);
            model_.landed[place].push_back({handling->limit, handling->hours * units});
        }
    };
    for (Direction const direction : {Direction::forward, Direction::backward}) {
        auto const& places = line.limits.places[number_of(direction)];
        if (!places.empty()) {
            bool const is_forward = direction == Direction::forward;
            auto const& landing = line.limits.landing[number_of(direction)];
            auto const& loading = line.limits.loading[number_of(direction)];
            note(places[is_forward ? places.size() - 1 : 0], is_forward ? landing.back() : landing.front());
            note(places[is_forward ? 0 : places.size() - 1], is_forward ? loading.front() : loading.back());
        }
    }
}

void LimitBook::limit_departures(Line const& line, std::string const& suffix, Activity& trip) {
    if (auto const rate = line.sailings.greatest_rate()) {
        Departure const& departure = line.service.departure;
        trip.uses.push_back(
            {limit({.kind = FacilityKind::service,
                    .id = "services." + line.service.id + ".departures" + suffix,
                    .name = line.service.name,
                    .figure = departure.when_full ? departure.when_full->at_most_every.id() : departure.every.id(),
                    .counts = Limit::Counts::departures,
                    .capacity = *rate}),
             1});
    }
}

void LimitBook::limit_ships(Line const& line, double hours, Activity& trip) {
    if (line.sailings.fleet && hours > 0) {
        trip.uses.push_back({limit({.kind = FacilityKind::service,
                                    .id = "services." + line.service.id + ".fleet",
                                    .name = line.service.name,
                                    .counts = Limit::Counts::ship_hours,
                                    .capacity = static_cast<double>(*line.sailings.fleet)}),
                             hours});
    }
}

}  // namespace corridor
