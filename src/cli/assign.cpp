#include "cli/assign.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include "cli/deliver.h"
#include "cli/progress.h"
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

// Gaps fall by factors, so how far it is shows in their logarithms.
double share_of_descent(double first, double now, double wanted) {
    bool const falls = first > wanted && now > 0;
    return falls ? std::log(first / now) / std::log(first / wanted) : 1;
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
    Progress progress{options};
    std::optional<double> first_gap;
    how.progress = [&](int iteration, double gap) {
        first_gap = first_gap ? first_gap : std::optional{gap};
        progress.tell(share_of_descent(*first_gap, gap, options.gap),
                      fmt::format("iteration {}, gap {:.1e}", iteration, gap));
    };
    AssignResult const result = assign(input.network, input.scenario, how);
    progress.end();
    deliver(describe(result, context_of(input, options)), options);
    if (!options.flows.empty()) {
        Options elsewhere = options;
        elsewhere.output = options.flows;
        deliver(tntp_flows(result, context_of(input, options)), elsewhere);
    }
    return status_of(result);
}

}  // namespace corridor
