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

std::size_t ServiceBuilder::service(ServiceId id) {
    Service const& service = network_.services[id];
    auto const known = std::find_if(model_.services.begin(), model_.services.end(),
                                    [&](ServiceModel const& model) { return model.service == id; });
    if (known != model_.services.end()) {
        return static_cast<std::size_t>(known - model_.services.begin());
    }
    ServiceModel model;
    static_cast<Sailings&>(model) = sailings_of(network_, cargo_, id, limits_);
    model.service = id;
    model.id = service.id;
    model.both_ways = service.both_ways;
    model.facility =
        facility_in(model_, {.kind = FacilityKind::service, .id = "services." + service.id, .name = service.name});
    for (NodeId const call : service.calls) {
        auto const berths = facilities_.berths(call, service.mode);
        model.calls.push_back(berths ? facility_in(model_, *berths) + 1 : 0);
    }
    if (service.closures) {
        model.weather = weather(service.closures);
    }
    model_.services.push_back(std::move(model));
    return model_.services.size() - 1;
}

}  // namespace corridor
