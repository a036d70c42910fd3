#include "corridor/simulation/simulate.h"

#include <algorithm>
#include <cmath>

#include "simulation/model.h"
#include "simulation/recovery.h"
#include "simulation/summary.h"

namespace corridor {
namespace {

// A scenario's replications, with what is needed to run more of them.
class Experiment {
public:
    Experiment(Network const& network, Scenario const& scenario, SimulateOptions const& options)
        : options_{options},
          model_{build_model(network, scenario, options.unlimited)},
          is_found_{!model_.warm_up.has_value() && has_courses()},
          warm_up_{is_found_ ? find_warm_up(model_, options) : model_.warm_up.value_or(0)},
          replications_{model_, options_, warm_up_},
          open_model_{model_},
          open_options_{options},
          open_{open_model_, open_options_, warm_up_} {
        open_model_.closures.clear();
        open_options_.trace = nullptr;
    }
    Experiment(Experiment const&) = delete;
    Experiment& operator=(Experiment const&) = delete;

    void run() {
        if (!has_courses()) {
            return;
        }
        constexpr int least = 10;
        int const first = options_.precision ? std::max(least, options_.replications) : options_.replications;
        was_stopped_ = !replications_.run_to(first);
        while (!was_stopped_ && options_.precision) {
            int const wanted = more_for(*options_.precision);
            if (wanted <= static_cast<int>(replications_.numbers().size())) {
                break;
            }
            was_stopped_ = !replications_.run_to(wanted);
        }
        // What closures do shows beside the same replications without them.
        bool const any_ends =
            std::any_of(model_.closures.begin(), model_.closures.end(), [](ClosureModel const& closure) {
                return closure.until && (!closure.facilities.empty() || !closure.services.empty());
            });
        if (any_ends && !was_stopped_) {
            static_cast<void>(open_.run_to(static_cast<int>(replications_.numbers().size())));
        }
    }

    [[nodiscard]] SimulationResult result() const {
        SimulationResult result = summarise(model_, replications_, warm_up_);
        if (!open_.numbers().empty() && open_.numbers().size() == replications_.numbers().size() && !result.deadlock) {
            result.recoveries = recoveries(model_, replications_, open_);
        }
        result.warm_up_found = is_found_;
        result.was_stopped = was_stopped_ && !result.deadlock;
        result.seed = options_.seed;
        return result;
    }
    [[nodiscard]] std::vector<Numbers> const& numbers() const { return replications_.numbers(); }

private:
    [[nodiscard]] bool has_courses() const {
        return std::any_of(model_.demands.begin(), model_.demands.end(),
                           [](DemandModel const& demand) { return !demand.courses.empty(); });
    }

    // How many replications the wanted precision takes, judged by those done: the width falls with the root of their
    // number. At most twice as many as there are, for the judgement is rough at first.
    [[nodiscard]] int more_for(double wanted) const {
        auto const done = static_cast<int>(replications_.numbers().size());
        auto const reached = precision_of(replications_.numbers());
        if (!reached || *reached <= wanted) {
            return done;
        }
        double const ratio = *reached / wanted;
        auto const estimate = static_cast<int>(std::min(std::ceil(done * ratio * ratio), 2.0 * done));
        return std::min(std::max(estimate, done + 1), std::max(done, options_.most_replications));
    }

    SimulateOptions options_;
    SimulationModel model_;
    bool is_found_;
    double warm_up_;
    Replications replications_;
    SimulationModel open_model_;  // the same without dated closures
    SimulateOptions open_options_;
    Replications open_;
    bool was_stopped_ = false;
};

}  // namespace

SimulationResult simulate(Network const& network, Scenario const& scenario, SimulateOptions const& options) {
    Experiment experiment{network, scenario, options};
    experiment.run();
    return experiment.result();
}

PairedResult simulate_pair(Network const& network, Scenario const& scenario, Network const& other_network,
                           Scenario const& other, SimulateOptions const& options) {
    SimulateOptions untold = options;
    untold.trace = nullptr;
    Experiment first{network, scenario, untold};
    Experiment second{other_network, other, options};
    first.run();
    second.run();
    PairedResult paired{first.result(), second.result(), {}};
    if (paired.first.deadlock || paired.second.deadlock) {
        return paired;
    }
    for (std::size_t demand = 0; demand < scenario.demands.size(); ++demand) {
        auto const before = tallies_of(first.numbers(), demand);
        auto const after = tallies_of(second.numbers(), demand);
        Tally differences;
        Tally one;
        Tally two;
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
            if (before[i].count() > 0 && after[i].count() > 0) {
                differences.add(after[i].mean() - before[i].mean());
                one.add(before[i].mean());
                two.add(after[i].mean());
            }
        }
        double const independent = std::sqrt(one.variance() + two.variance());
        paired.differences.push_back({demand, differences.mean(), mean_interval(differences, 0.95),
                                      independent > 0 ? differences.standard_deviation() / independent : 0});
    }
    return paired;
}

}  // namespace corridor
