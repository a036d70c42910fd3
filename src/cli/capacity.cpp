#include "cli/capacity.h"

#include <algorithm>
#include <stdexcept>

#include "cli/deliver.h"
#include "cli/progress.h"
#include "cli/scenario.h"
#include "corridor/findings/capacity.h"
#include "corridor/network/nearest.h"
#include "corridor/routing/limit_faults.h"

namespace corridor {
namespace {

// The scenario as if it had one corridor.
Scenario only(Scenario scenario, std::string const& corridor) {
    std::vector<std::string> names;
    for (Corridor const& known : scenario.corridors) {
        names.push_back(known.name);
    }
    if (std::find(names.begin(), names.end(), corridor) == names.end()) {
        auto const near = nearest(corridor, names);
        throw std::invalid_argument{"--corridor: the scenario has no corridor '" + corridor + "'" +
                                    (near ? "; did you mean '" + *near + "'?" : "")};
    }
    std::erase_if(scenario.corridors, [&](Corridor const& known) { return known.name != corridor; });
    // A demand's split is of today; where corridors are stated that it may take, those count.
    std::erase_if(scenario.demands, [&](Demand const& demand) {
        bool const is_split = demand.corridors.empty() && !demand.split.empty();
        return !may_take(demand, corridor) || (is_split && !demand.split.contains(corridor));
    });
    if (scenario.demands.empty()) {
        throw std::invalid_argument{"--corridor: no demand of the scenario may take '" + corridor + "'"};
    }
    for (Demand& demand : scenario.demands) {
        demand.split.clear();
    }
    return scenario;
}

Exit status_of(CapacityResult const& result) {
    bool const all_go = std::all_of(result.demands.begin(), result.demands.end(), [](DemandCapacity const& demand) {
        return !demand.ways.empty() && demand.unserved.value_or(0) == 0;
    });
    return all_go && !result.demands.empty() ? Exit::answered : Exit::no_answer;
}

}  // namespace

Exit run_capacity(Options const& options) {
    ScenarioInput input = open_scenario(options.files.front(), options, faults_of_limits);
    if (!options.corridor.empty()) {
        input.scenario = only(std::move(input.scenario), options.corridor);
    }
    Progress progress{options};
    CapacityOptions const how{
        .rungs = options.rungs,
        .detour = options.detour,
        .pairs = options.pairs,
        .progress = [&progress](std::size_t done, std::size_t all) { progress.tell(done, all, "failures tried"); }};
    CapacityResult const result = capacity(input.network, input.scenario, how);
    progress.end();
    deliver(describe(result, context_of(input, options)), options);
    return status_of(result);
}

}  // namespace corridor
