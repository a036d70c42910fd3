#include "simulation/service_builder.h"

#include <algorithm>

namespace corridor {

std::size_t ServiceBuilder::weather(WeatherId id) {
    auto& all = model_.weather;
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](WeatherLaw const& known) { return known.id == network_.weather[id].id; });
    if (found != all.end()) {
        return static_cast<std::size_t>(found - all.begin());
    }
    all.push_back(weather_law(network_, id));
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
