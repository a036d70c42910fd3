#include "routing/sailings.h"

#include "routing/account.h"
#include "routing/rates.h"

namespace corridor {
namespace {

Distribution passage_time(Accountant const& accountant, Service const& service, ServiceId id, std::size_t passage,
                          Direction direction) {
    bool const forward = direction == Direction::forward;
    Arc const sailing{.kind = Arc::Kind::sail,
                      .from = service.calls[forward ? passage : passage + 1],
                      .to = service.calls[forward ? passage + 1 : passage],
                      .mode = service.mode,
                      .service = id,
                      .passage = passage,
                      .direction = direction};
    return accountant.account(sailing).times.front().item.hours;
}

double wait_for_weather(Accountant const& accountant, Service const& service, ServiceId id) {
    Arc const boarding{.kind = Arc::Kind::board,
                       .from = service.calls.front(),
                       .to = service.calls.front(),
                       .mode = service.mode,
                       .service = id};
    double hours = 0;
    for (auto const& [node, item] : accountant.account(boarding).times) {
        hours += item.cause == TimeCause::weather ? item.hours.mean() : 0;
    }
    return hours;
}

void add_departures(Figures const& figures, Departure const& departure, Figure<Duration> headway, Sailings& sailings) {
    if (departure.when_full && sailings.capacity) {
        sailings.when_full = Sailings::WhenFull{figures.value(departure.when_full->load).in_base_units(),
                                                figures.value(departure.when_full->at_most_every).in(hour),
                                                figures.value(departure.when_full->at_least_every).in(hour)};
        return;
    }
    if (departure.timetable) {
        sailings.timetable = departure.timetable;
        return;
    }
    Figure<Duration> const every = departure.every ? departure.every : headway;
    if (every) {
        sailings.gap = figures.variation(every);
    } else if (departure.when_full) {
        sailings.gap = Distribution::uniform(figures.value(departure.when_full->at_most_every).in(hour),
                                             figures.value(departure.when_full->at_least_every).in(hour));
    }
}

}  // namespace

std::optional<double> Sailings::greatest_rate() const {
    if (when_full) {
        return when_full->least_gap > 0 ? std::optional{1 / when_full->least_gap} : std::nullopt;
    }
    if (timetable) {
        return static_cast<double>(timetable->days.size()) / week.in(hour);
    }
    return gap && gap->mean() > 0 ? std::optional{1 / gap->mean()} : std::nullopt;
}

Sailings sailings_of(Network const& network, CargoId cargo, ServiceId id, Facilities::Limits limits) {
    Service const& service = network.services[id];
    Figures const& figures = network.figures;
    Accountant const accountant{network, cargo, std::nullopt};
    Sailings sailings;
    for (std::size_t passage = 0; passage < service.passages.size(); ++passage) {
        sailings.forward.push_back(passage_time(accountant, service, id, passage, Direction::forward));
        sailings.backward.push_back(passage_time(accountant, service, id, passage, Direction::backward));
        sailings.lengths.push_back(figures.value(service.passages[passage].length));
    }
    Vessel const& vessel = service.vessel;
    if (limits == Facilities::Limits::stated) {
        if (vessel.capacity) {
            Room const room = figures.value(vessel.capacity);
            sailings.capacity = room.value * (vessel.payload ? figures.value(vessel.payload).in_base_units() : 1);
            sailings.unit = room.dimension;
        }
        sailings.fleet = vessel.fleet;
    }
    sailings.port_time = vessel.port_time ? figures.value(vessel.port_time).in(hour) : 0;
    sailings.weather_wait = wait_for_weather(accountant, service, id);
    add_departures(figures, service.departure, Rates{network, cargo}.headway(id), sailings);
    return sailings;
}

}  // namespace corridor
