#include "simulation/service_builder.h"

#include <algorithm>

namespace corridor {

std::size_t ServiceBuilder::weather(WeatherId id) {
    Weather const& process = network_.weather[id];
    auto& all = model_.weather;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](WeatherModel const& known) { return known.id == process.id; });
    if (found != all.end()) {
        return static_cast<std::size_t>(found - all.begin());
    }
    WeatherModel model{.id = process.id, .closed = {}, .spell = network_.figures.variation(process.spell)};
    for (std::size_t month = 0; month < process.closed.size(); ++month) {
        model.closed[month] = network_.figures.value(process.closed[month]).in_base_units();
    }
    all.push_back(std::move(model));
    return all.size() - 1;
}

Distribution ServiceBuilder::passage_time(ServiceId id, std::size_t passage, Direction direction) const {
    Service const& service = network_.services[id];
    bool const forward = direction == Direction::forward;
    Arc const sailing{.kind = Arc::Kind::sail,
                      .from = service.calls[forward ? passage : passage + 1],
                      .to = service.calls[forward ? passage + 1 : passage],
                      .mode = service.mode,
                      .service = id,
                      .passage = passage,
                      .direction = direction};
    return accountant_.account(sailing).times.front().item.hours;
}

std::size_t ServiceBuilder::service(ServiceId id) {
    Service const& service = network_.services[id];
    auto const known = std::find_if(model_.services.begin(), model_.services.end(),
                                    [&](ServiceModel const& model) { return model.service == id; });
    if (known != model_.services.end()) {
        return static_cast<std::size_t>(known - model_.services.begin());
    }
    ServiceModel model;
    model.service = id;
    model.id = service.id;
    model.both_ways = service.both_ways;
    model.facility =
        facility_in(model_, {.kind = FacilityKind::service, .id = "services." + service.id, .name = service.name});
    for (NodeId const call : service.calls) {
        auto const berths = facilities_.berths(call, service.mode);
        model.calls.push_back(berths ? facility_in(model_, *berths) + 1 : 0);
    }
    for (std::size_t passage = 0; passage < service.passages.size(); ++passage) {
        model.forward.push_back(passage_time(id, passage, Direction::forward));
        model.backward.push_back(passage_time(id, passage, Direction::backward));
        model.lengths.push_back(network_.figures.value(service.passages[passage].length));
    }
    if (service.vessel.capacity && !unlimited_) {
        Room const room = network_.figures.value(service.vessel.capacity);
        double const payload =
            service.vessel.payload ? network_.figures.value(service.vessel.payload).in_base_units() : 1;
        model.capacity = room.value * payload;
        model.unit = room.dimension;
    }
    model.fleet = unlimited_ ? std::nullopt : service.vessel.fleet;
    model.port_time = service.vessel.port_time ? network_.figures.value(service.vessel.port_time).in(hour) : 0;
    departures(service, model);
    if (service.closures) {
        model.weather = weather(service.closures);
    }
    model_.services.push_back(std::move(model));
    return model_.services.size() - 1;
}

void ServiceBuilder::departures(Service const& service, ServiceModel& model) const {
    Figures const& figures = network_.figures;
    Departure const& departure = service.departure;
    if (departure.when_full && model.capacity) {
        model.when_full = ServiceModel::WhenFull{figures.value(departure.when_full->load).in_base_units(),
                                                 figures.value(departure.when_full->at_most_every).in(hour),
                                                 figures.value(departure.when_full->at_least_every).in(hour)};
        return;
    }
    if (departure.timetable) {
        model.timetable = departure.timetable;
        return;
    }
    Figure<Duration> const every = departure.every ? departure.every : rates_.headway(model.service);
    if (every) {
        model.gap = figures.variation(every);
    } else if (departure.when_full) {
        double const least = figures.value(departure.when_full->at_most_every).in(hour);
        double const greatest = figures.value(departure.when_full->at_least_every).in(hour);
        model.gap = Distribution::uniform(least, greatest);
    }
}

}  // namespace corridor
