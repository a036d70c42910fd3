#include "corridor/simulation/faults.h"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "corridor/units/measure.h"
#include "simulation/conversion.h"

namespace corridor {
namespace {

class Examination {
public:
    Examination(Scenario const& scenario, Network const& network) : scenario_{scenario}, network_{network} {}

    std::vector<Fault> run() {
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
        if (!cargo) {
            return;
        }
        if (!demand.volume) {
            error(path, "'volume' is missing; the simulator wants to know how much comes, such as '300 FEU/week'");
            return;
        }
        Conversion const conversion{network_, *cargo};
        std::string const unit = network_.cargoes[*cargo].unit;
        if (!conversion.in(demand.volume->dimension * dimensions::time)) {
            error(path + ".volume", "volume: this does not convert to " + unit + ", in which the cargo is counted");
        } else if (demand.volume->value <= 0) {
            error(path + ".volume", "volume must be greater than zero");
        }
        if (demand.consignment && !conversion.in(demand.consignment->dimension)) {
            error(path + ".consignment",
                  "consignment: this does not convert to " + unit + ", in which the cargo is counted");
        } else if (demand.consignment && demand.consignment->value <= 0) {
            error(path + ".consignment", "consignment must be greater than zero");
        }
        examine_limits(conversion, network_.cargoes[*cargo]);
        examine_ships(conversion, network_.cargoes[*cargo]);
        examine_count(demand, conversion, path);
    }

    // Every limit that a cargo could meet must be countable in its unit.
    void examine_limits(Conversion const& conversion, Cargo const& cargo) {
        for (FigureRow const& row : network_.figures) {
            auto const dot = row.path.rfind('.');
            std::string_view const key = std::string_view{row.path}.substr(dot + 1);
            Dimension counted = row.dimension;
            if (key == "capacity" && row.dimension.time == -1) {
                counted = row.dimension * dimensions::time;
            } else if (key != "yard" && key != "storage" && key != "capacity" && key != "wagons") {
                continue;
            }
            bool const is_vehicle = counted == dimensions::train || counted == dimensions::wagon;
            if (is_vehicle && !conversion.in(counted) && carries(cargo, Family::rail)) {
                want_load(cargo, counted == dimensions::train ? "train" : "wagon", row.path);
            }
        }
    }

    // A ship counts in something that the goods it may carry are.
    void examine_ships(Conversion const& conversion, Cargo const& cargo) {
        for (Service const& service : network_.services) {
            bool const carries_it = cargo.modes.empty() || std::find(cargo.modes.begin(), cargo.modes.end(),
                                                                     service.mode) != cargo.modes.end();
            if (!service.vessel.capacity || !carries_it) {
                continue;
            }
            Dimension const counted = network_.figures.value(service.vessel.capacity).dimension;
            bool const is_vehicle = counted == dimensions::train || counted == dimensions::wagon;
            std::string const path = "services." + service.id + ".vessel.capacity";
            if (!is_vehicle && !conversion.in(counted) && said_.insert(path).second) {
                error(path,
                      "capacity: this does not convert to " + cargo.unit + ", in which " + cargo.id + " is counted");
            }
        }
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

    void want_load(Cargo const& cargo, std::string const& vehicle, std::string const& counting) {
        std::string const path = "cargoes." + cargo.id;
        if (said_.insert(path + "." + vehicle).second) {
            error(path,
                  fmt::format("'{0}' is missing; {1} counts in {0}s, so the simulator wants to know what one takes, "
                              "such as '{2} FEU/{0}'",
                              vehicle, counting, vehicle == "train" ? 50 : 2));
        }
    }

    [[nodiscard]] bool carries(Cargo const& cargo, Family family) const {
        return cargo.modes.empty() || std::any_of(cargo.modes.begin(), cargo.modes.end(),
                                                  [&](ModeId mode) { return network_.modes[mode].family == family; });
    }

    Scenario const& scenario_;
    Network const& network_;
    std::vector<Fault> faults_;
    std::set<std::string> said_;
};

}  // namespace

std::vector<Fault> faults_of_simulation(Scenario const& scenario, Network const& network) {
    return Examination{scenario, network}.run();
}

}  // namespace corridor
