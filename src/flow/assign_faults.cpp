#include "corridor/flow/assign_faults.h"

#include "corridor/routing/limit_faults.h"

namespace corridor {

std::vector<Fault> faults_of_assignment(Scenario const& scenario, Network const& network) {
    std::vector<Fault> faults = faults_of_limits(scenario, network);
    for (std::size_t i = 0; i < scenario.demands.size(); ++i) {
        Demand const& demand = scenario.demands[i];
        std::string const path = "demand." + std::to_string(i);
        if (!demand.volume) {
            faults.push_back({Severity::error, path,
                              "'volume' is missing; to assign it, it must be known how much there is, such as "
                              "'300 FEU/week'"});
        }
        if (demand.elasticity && *demand.elasticity <= 0) {
            faults.push_back({Severity::error, path + ".elasticity",
                              "elasticity: a number greater than zero is wanted: by how many per cent less is shipped "
                              "if its cost rises by one"});
        }
        if (demand.elasticity && demand.unserved) {
            faults.push_back({Severity::error, path + ".unserved",
                              "unserved: a demand has an elasticity or a price of unserved goods, not both"});
        }
    }
    return faults;
}

}  // namespace corridor
