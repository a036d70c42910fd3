#include "corridor/pipelines/simulate_oil.h"

#include <algorithm>

#include "pipelines/oil_plan_builder.h"
#include "pipelines/oil_summary.h"
#include "pipelines/oil_year.h"
#include "pipelines/reductions.h"
#include "statistics/side_by_side.h"

namespace corridor {
namespace {

// Adds up replications of a plan in the order of their numbers, a few at a time, so that memory does not grow with
// them. Gives whether all were run. `told` is called after each.
bool replicate(Network const& network, OilPlan const& plan, OilOptions const& options, OilTotals& totals,
               std::function<void()> const& told) {
    int const together = options.threads > 1 ? options.threads * 4 : 1;
    SideBySide const how{
        .threads = options.threads, .should_stop = options.should_stop, .finished = [&](int) { told(); }};
    for (int first = 0; first < options.replications; first += together) {
        int const end = std::min(options.replications, first + together);
        std::vector<std::optional<OilRecord>> done(static_cast<std::size_t>(end - first));
        bool const all = do_side_by_side(first, end, how, [&]() -> DoPiece {
            return [&](int number) {
                OilRecord record{plan};
                OilYear{plan, network, options.seed, static_cast<std::uint32_t>(number), record}.run();
                done[static_cast<std::size_t>(number - first)] = std::move(record);
                return true;
            };
        });
        for (auto const& record : done) {
            if (record) {
                totals.add(*record);
            }
        }
        if (!all) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool has_oil(Network const& network, Scenario const& scenario) {
    return std::any_of(scenario.demands.begin(), scenario.demands.end(),
                       [&](Demand const& demand) { return is_oil(network, demand); });
}

OilResult simulate_oil(Network const& network, Scenario const& scenario, OilOptions const& options) {
    OilPlan const plan = plan_oil(network, scenario);
    // What outages do shows beside the same replications without them.
    bool const is_compared = !plan.changes.empty();
    OilPlan const undisturbed = is_compared ? without_reductions(plan) : OilPlan{};
    int const all = options.replications * (is_compared ? 2 : 1);
    int finished = 0;
    auto const told = [&] {
        ++finished;
        if (options.progress) {
            options.progress(finished, all);
        }
    };
    OilTotals struck{plan};
    OilTotals open{undisturbed};
    bool const is_whole = replicate(network, plan, options, struck, told) &&
                          (!is_compared || replicate(network, undisturbed, options, open, told));
    OilResult result = summarise_oil(network, plan, struck, is_compared && is_whole ? &open : nullptr);
    result.seed = options.seed;
    result.was_stopped = !is_whole;
    return result;
}

}  // namespace corridor
