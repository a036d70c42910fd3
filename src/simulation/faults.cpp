#include "corridor/simulation/faults.h"

#include <algorithm>

#include "corridor/routing/limit_faults.h"
#include "corridor/units/measure.h"
#include "routing/conversion.h"

namespace corridor {
namespace {

class Examination {
public:
    Examination(Scenario const& scenario, Network const& network) : scenario_{scenario}, network_{network} {}

    std::vector<Fault> run() {
        faults_ = faults_of_limits(scenario_, network_);
        examine_plan();
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            examine(scenario_.demands[i], "demand." + std::to_string(i));
        }
        return std::move(faults_);
    }

private:
    void error(std::string path, std::string message) {
        faults_.push_back({Severity::error, std::move(path), std::move(message)});
    }

    void examine_plan() {
        SimulationPlan const& plan = scenario_.simulation;
        Duration const horizon = plan.horizon.value_or(365 * day);
        if (horizon < day) {
            error("simulation.horizon", "horizon: a day or more is wanted");
        } else if (horizon > 100 * 365 * day) {
            error("simulation.horizon", "horizon: at most a hundred years are simulated");
        }
        if (plan.warm_up && *plan.warm_up > horizon - day) {
            error("simulation.warm-up", "warm-up: " + to_text(plan.warm_up->in(day), dimensions::none) +
                                            " days leave less than a day of the horizon of " +
                                            to_text(horizon.in(day), dimensions::none) + " days");
        }
    }

    void examine(Demand const& demand, std::string const& path) {
        auto const cargo = network_.find_cargo(demand.cargo);
        // Liquids flow and are simulated otherwise.
        if (!cargo || network_.cargoes[*cargo].is_liquid()) {
            return;
        }
        if (!demand.volume) {
            error(path, "'volume' is missing; the simulator wants to know how much comes, such as '300 FEU/week'");
            return;
        }
        Conversion const conversion{network_, *cargo};
        examine_count(demand, conversion, path);
    }

    // More than a computer's memory and anybody's patience hold is a slip of the unit.
    void examine_count(Demand const& demand, Conversion const& conversion, std::string const& path) {
        auto const per_hour = conversion.in(demand.volume->dimension * dimensions::time);
        auto const together = demand.consignment ? conversion.in(demand.consignment->dimension) : std::optional{1.0};
        if (!per_hour || !together) {
            return;
        }
        double const amount = demand.consignment ? demand.consignment->value / *together : 1;
        double const hours = scenario_.simulation.horizon.value_or(365 * day).in(hour);
        constexpr double most = 2e7;
        if (amount > 0 && demand.volume->value / *per_hour * hours / amount > most) {
            error(path + ".volume",
                  "volume: more than 20 million consignments would come within the horizon; larger "
                  "consignments are wanted");
        }
    }

    Scenario const& scenario_;
    Network const& network_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults_of_simulation(Scenario const& scenario, Network const& network) {
    return Examination{scenario, network}.run();
}

}  // namespace corridor
