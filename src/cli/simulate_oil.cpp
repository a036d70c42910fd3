#include "cli/simulate_oil.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "cli/long_run.h"
#include "cli/progress.h"
#include "cli/scenario.h"
#include "corridor/findings/simulate_oil.h"
#include "corridor/findings/simulate_oil_pair.h"
#include "corridor/pipelines/simulate_oil.h"

namespace corridor {
namespace {

Exit status_of(OilResult const& result) {
    bool const all_went = std::all_of(result.demands.begin(), result.demands.end(),
                                      [](OilDemandResult const& demand) { return !demand.outlets.empty(); });
    return result.replications > 0 && all_went && !result.demands.empty() ? Exit::answered : Exit::no_answer;
}

}  // namespace

SimulateAnswer simulate_oil(ScenarioInput const& input, ScenarioInput const* against, Options const& options) {
    SimulationPlan const& plan = input.scenario.simulation;
    OilOptions how;
    how.seed = options.seed.value_or(plan.seed);
    how.replications = options.replications.value_or(plan.replications);
    how.threads = threads_of(options);
    how.should_stop = Interruptible::is_interrupted;
    auto const simulated = [&](ScenarioInput const& of, Scenario const& scenario) {
        Progress progress{options};
        how.progress = [&progress](int done, int all) {
            progress.tell(static_cast<std::size_t>(done), static_cast<std::size_t>(all), "replications");
        };
        return simulate_oil(of.network, scenario, how);
    };
    if (against == nullptr) {
        OilResult const result = simulated(input, input.scenario);
        return {describe(result, context_of(input, options)), status_of(result)};
    }
    // Months count for oil, so both are simulated over the same days.
    Scenario alike = against->scenario;
    alike.simulation = plan;
    alike.departure = input.scenario.departure;
    OilResult const first = simulated(*against, alike);
    OilResult const second = simulated(input, input.scenario);
    return {describe(first, second, context_of(*against, options), context_of(input, options)),
            std::max(status_of(first), status_of(second))};
}

void refuse_what_oil_has_not(Options const& options) {
    auto const refuse = [](std::string const& option, std::string const& why) {
        throw std::invalid_argument{option + ": " + why + "; it does not go with a scenario of liquids"};
    };
    if (!options.trace.empty()) {
        refuse("--trace", "oil flows and has no consignments to follow");
    }
    if (!options.precision.empty()) {
        refuse("--precision", "how often oil is simulated is told by --replications");
    }
    if (options.unlimited) {
        refuse("--unlimited", "oil in lines and tanks has no journey without their limits");
    }
}

int threads_of(Options const& options) {
    return options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace corridor
