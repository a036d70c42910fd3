#pragma once

#include "corridor/network/network.h"
#include "routing/facilities.h"
#include "simulation/model.h"

namespace corridor {

// Adds to a model the services that one cargo travels by, with their berths and their weather.
class ServiceBuilder {
public:
    // REQUIRES: network and model outlive this.
    ServiceBuilder(Network const& network, CargoId cargo, Facilities::Limits limits, SimulationModel& model)
        : network_{network}, cargo_{cargo}, limits_{limits}, facilities_{network, cargo, limits}, model_{model} {}

    // The service's position in the model, to which it is added if it is not there.
    [[nodiscard]] std::size_t service(ServiceId id);

private:
    [[nodiscard]] std::size_t weather(WeatherId id);

    Network const& network_;
    CargoId cargo_;
    Facilities::Limits limits_;
    Facilities facilities_;
    SimulationModel& model_;
};

}  // namespace corridor
