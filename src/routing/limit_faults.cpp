#include "corridor/routing/limit_faults.h"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "routing/conversion.h"

namespace corridor {
namespace {

class Examination {
public:
    Examination(Scenario const& scenario, Network const& network) : scenario_{scenario}, network_{network} {}

    std::vector<Fault> run() {
        for (std::size_t i = 0; i < scenario_.demands.size(); ++i) {
            examine(scenario_.demands[i], "demand." + std::to_string(i));
        }
        return std::move(faults_);
    }

private:
    void error(std::string path, std::string message) {
        faults_.push_back({Severity::error, std::move(path), std::move(message)});
    }

    void examine(Demand const& demand, std::string const& path) {
        auto const id = network_.find_cargo(demand.cargo);
        if (!id) {
            return;
        }
        Cargo const& cargo = network_.cargoes[*id];
        Conversion const conversion{network_, *id};
        if (demand.volume) {
            examine_amount(demand.volume->value, conversion.in(demand.volume->dimension * dimensions::time), cargo,
                           path, "volume");
        }
        if (demand.consignment) {
            examine_amount(demand.consignment->value, conversion.in(demand.consignment->dimension), cargo, path,
                           "consignment");
        }
        std::string const nominations = path + ".nominations.";
        for (auto const& [corridor, nomination] : demand.nominations) {
            bool const converts = std::all_of(
                nomination.by_month.begin(), nomination.by_month.end(),
                [&](Throughput month) { return conversion.in(month.dimension * dimensions::time).has_value(); });
            if (!converts) {
                error(nominations + corridor,
                      "nominations: this does not convert to " + cargo.unit + ", in which the cargo is counted");
            }
        }
        if (examined_.insert(cargo.id).second) {
            examine_limits(conversion, cargo);
            examine_ships(conversion, cargo);
        }
    }

    void examine_amount(double amount, std::optional<double> units, Cargo const& cargo, std::string const& path,
                        std::string const& key) {
        if (!units) {
            error(path + "." + key,
                  key + ": this does not convert to " + cargo.unit + ", in which the cargo is counted");
        } else if (amount <= 0) {
            error(path + "." + key, key + " must be greater than zero");
        }
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

    void want_load(Cargo const& cargo, std::string const& vehicle, std::string const& counting) {
        std::string const path = "cargoes." + cargo.id;
        if (said_.insert(path + "." + vehicle).second) {
            error(path, fmt::format("'{0}' is missing; {1} counts in {0}s, so it must be known what one takes, "
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
    std::set<std::string> examined_;  // cargoes
    std::set<std::string> said_;
};

}  // namespace

std::vector<Fault> faults_of_limits(Scenario const& scenario, Network const& network) {
    return Examination{scenario, network}.run();
}

}  // namespace corridor
