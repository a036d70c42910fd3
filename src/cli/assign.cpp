#include "cli/assign.h"

#include <algorithm>

#include "cli/deliver.h"
#include "cli/scenario.h"
#include "corridor/findings/assign.h"
#include "corridor/findings/tntp_flows.h"
#include "corridor/flow/assign_faults.h"

namespace corridor {
namespace {

AssignDelays delays_of(std::string const& name) {
    if (name == "hard") {
        return AssignDelays::hard;
    }
    return name == "none" ? AssignDelays::none : AssignDelays::queue;
}

Exit status_of(AssignResult const& result) {
    bool const all_have_ways = std::all_of(result.demands.begin(), result.demands.end(),
                                           [](DemandFlow const& demand) { return demand.least_cost.has_value(); });
    return result.converged && all_have_ways && !result.is_overloaded() ? Exit::answered : Exit::no_answer;
}

}  // namespace

Exit run_assign(Options const& options) {
    ScenarioInput const input = open_scenario(options.files.front(), options, faults_of_assignment);
    AssignOptions how;
    how.principle = options.principle == "system" ? AssignPrinciple::system : AssignPrinciple::user;
    how.delays = delays_of(options.delays);
    how.gap = options.gap;
    how.most_iterations = options.iterations;
    how.detour = options.detour;
    AssignResult const result = assign(input.network, input.scenario, how);
    deliver(describe(result, context_of(input, options)), options);
    if (!options.flows.empty()) {
        Options elsewhere = options;
        elsewhere.output = options.flows;
        deliver(tntp_flows(result, context_of(input, options)), elsewhere);
    }
    return status_of(result);
}

}  // namespace corridor
