#include "flow/limit_book.h"

namespace corridor {
namespace {

std::size_t number_of(Direction direction) {
    return direction == Direction::forward ? 0 : 1;
}

}  // namespace

// A service while its limits are worked out.
struct LimitBook::Line {
    ServiceId id;
    Service const& service;
    Sailings sailings;
    std::vector<std::optional<Facility>> berths;  // by call
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
    Line line{id, service, sailings_of(network_, cargo, id, Facilities::Limits::stated), {}};
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
    bool const runs_to_and_fro = service.both_ways && line.sailings.fleet && line.sailings.greatest_rate();
    if (runs_to_and_fro || (service.both_ways && line.sailings.fleet && line.sailings.when_full)) {
        add_round_trips(line);
    } else {
        add_single_voyages(line, Direction::forward);
        if (service.both_ways) {
            add_single_voyages(line, Direction::backward);
        }
    }
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
    limit_ships(line, ballast, trip);
    model_.activities[position] = std::move(trip);
}

// A voyage from the first call to the last.
void LimitBook::sail(Line& line, Direction direction, Activity& trip) {
    bool const is_forward = direction == Direction::forward;
    auto const& passages = is_forward ? line.sailings.forward : line.sailings.backward;
    auto& places = line.limits.places[number_of(direction)];
    auto& landing = line.limits.landing[number_of(direction)];
    landing.resize(line.service.calls.size());
    for (std::size_t passage = 0; passage < passages.size(); ++passage) {
        std::string const which = passages.size() > 1 ? "." + std::to_string(passage + 1) : "";
        places.push_back(balance("services." + line.service.id + ".places" + suffix_of(direction) + which, line.service,
                                 line.sailings.unit));
        trip.uses.push_back({places.back(), -*line.sailings.capacity});
        limit_ships(line, line.sailings.weather_wait + passages[passage].mean(), trip);
        call(line, direction, is_forward ? passage + 1 : passage, trip);
    }
    if (auto const& last = is_forward ? landing.back() : landing.front()) {
        model_.landed[is_forward ? places.back() : places.front()] = {last->limit, last->hours};
    }
}

// A ship is turned round in its port time, or in what it takes to unload and load it if that is longer.
void LimitBook::call(Line& line, Direction direction, std::size_t at, Activity& trip) {
    auto const& berths = line.berths[at];
    double const port_time = line.sailings.port_time;
    bool const has_rate = berths && berths->rate && berths->rate->dimension * dimensions::time == line.sailings.unit;
    if (!has_rate) {
        limit_ships(line, port_time, trip);
        if (berths && port_time > 0) {
            trip.uses.push_back({servers(*berths), port_time});
        }
        return;
    }
    std::string const id =
        "services." + line.service.id + ".calls." + network_.nodes[line.service.calls[at]].id + suffix_of(direction);
    Activity stay{id, {{servers(*berths), 1}}};
    limit_ships(line, 1, stay);
    std::uint32_t const turned_round = balance(id + ".port-time", line.service, {});
    std::uint32_t const handled = balance(id + ".handling", line.service, {});
    stay.uses.push_back({turned_round, -1});
    stay.uses.push_back({handled, -1});
    trip.uses.push_back({turned_round, port_time});
    line.limits.landing[number_of(direction)][at] = {handled, 2 / berths->rate->value};
    model_.activities.push_back(std::move(stay));
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
