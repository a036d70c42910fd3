#pragma once

#include "corridor/network/network.h"
#include "routing/account.h"
#include "routing/facilities.h"
#include "routing/rates.h"
#include "simulation/model.h"

namespace corridor {

// Adds to a model the services that one cargo travels by, with their berths and their weather.
class ServiceBuilder {
public:
    // REQUIRES: network and model outlive this.
    ServiceBuilder(Network const& network, CargoId cargo, bool unlimited, SimulationModel& model)
        : network_{network},
          rates_{network, cargo},
          facilities_{network, cargo, unlimited ? Facilities::Limits::none : Facilities::Limits::stated},
          accountant_{network, cargo, std::nullopt},
          unlimited_{unlimited},
          model_{model} {}

    // The service's position in the model, to which it is added if it is not there.
    [[nodiscard]] std::size_t service(ServiceId id);

private:
    void departures(Service const& from, ServiceModel& service) const;
    [[nodiscard]] Distribution passage_time(ServiceId id, std::size_t passage, Direction direction) const;
    [[nodiscard]] std::size_t weather(WeatherId id);

    Network const& network_;
    Rates rates_;
    Facilities facilities_;
    Accountant accountant_;
    bool unlimited_;
    SimulationModel& model_;
};

}  // namespace corridor
