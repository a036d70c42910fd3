#include "cli/commands.h"

#include <algorithm>
#include <stdexcept>

#include <spdlog/spdlog.h>

#include "cli/deliver.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/scenario.h"
#include "corridor/findings/check.h"
#include "corridor/findings/compare.h"
#include "corridor/findings/connections.h"
#include "corridor/findings/diff.h"
#include "corridor/findings/explain.h"
#include "corridor/findings/routes.h"
#include "corridor/input/read.h"
#include "corridor/routing/compare.h"

namespace corridor {
namespace {

std::vector<PlacedFault> placed(std::vector<Diagnostic> const& diagnostics) {
    std::vector<PlacedFault> faults;
    faults.reserve(diagnostics.size());
    for (Diagnostic const& diagnostic : diagnostics) {
        faults.push_back({diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.severity, diagnostic.path,
                          diagnostic.message});
    }
    return faults;
}

// What the reader warns of, and what the file as a whole keeps apart.
std::vector<PlacedFault> warnings_of(Network const& network, std::vector<Diagnostic> const& warnings,
                                     std::string const& file) {
    std::vector<PlacedFault> faults = placed(warnings);
    for (Fault const& fault : examine_connections(network)) {
        faults.push_back({file, 0, 0, fault.severity, fault.path, fault.message});
    }
    return faults;
}

ScenarioInput open(Options const& options) {
    return open_scenario(options.files.front(), options);
}

Comparison compare(ScenarioInput const& input, Options const& options) {
    Progress progress{options};
    CompareOptions how;
    how.seed = options.seed.value_or(how.seed);
    how.progress = [&progress](std::size_t done, std::size_t all) { progress.tell(done, all, "corridors compared"); };
    return corridor::compare(input.network, input.scenario, how);
}

bool is_corridor(Scenario const& scenario, std::string const& id) {
    return std::any_of(scenario.corridors.begin(), scenario.corridors.end(),
                       [&](Corridor const& corridor) { return corridor.name == id; });
}

Criterion criterion_of(std::string const& name) {
    if (name == "cost") {
        return Criterion::cost;
    }
    if (name == "time") {
        return Criterion::time;
    }
    return name == "co2e" ? Criterion::co2e : Criterion::generalised;
}

}  // namespace

Exit run_check(Options const& options) {
    std::vector<CheckedFile> checked;
    Exit exit = Exit::answered;
    for (std::string const& file : options.files) {
        try {
            if (is_scenario(file)) {
                ScenarioInput const input = read_scenario(file, options.set);
                checked.push_back({file, describe(input.network, warnings_of(input.network, input.warnings, file),
                                                  input.scenario.figures)});
            } else if (options.set.empty()) {
                NetworkInput const input = read_network(file);
                checked.push_back({file, describe(input.network, warnings_of(input.network, input.warnings, file))});
            } else {
                throw std::invalid_argument{"--set changes a scenario; '" + file + "' is a network"};
            }
        } catch (InputError const& error) {
            complain(error, options);
            checked.push_back({file, describe(placed(error.diagnostics()))});
            exit = Exit::wrong_input;
        } catch (std::runtime_error const& error) {
            complain(error.what(), options);
            checked.push_back({file, describe({{file, 0, 0, Severity::error, "", error.what()}})});
            exit = Exit::other;
        }
    }
    bool const has_words = options.format == "table" || options.format == "markdown";
    if (exit == Exit::answered || !has_words || checked.size() > 1) {
        deliver(checked.size() == 1 ? checked.front().report : describe(checked), options);
    }
    return exit;
}

Exit run_routes(Options const& options) {
    ScenarioInput const input = open(options);
    Router const router{input.network, input.scenario};
    std::vector<std::variant<std::vector<Route>, NoRoute>> answers;
    Progress progress{options};
    for (Demand const& demand : input.scenario.demands) {
        progress.tell(answers.size(), input.scenario.demands.size(), "demands routed");
        answers.push_back(options.pareto ? router.pareto_front(demand)
                                         : router.alternatives(demand, options.k, nullptr, criterion_of(options.by)));
    }
    progress.end();
    deliver(describe(answers, context_of(input, options)), options);
    bool const all_answered = std::none_of(answers.begin(), answers.end(),
                                           [](auto const& answer) { return std::holds_alternative<NoRoute>(answer); });
    return all_answered ? Exit::answered : Exit::no_answer;
}

Exit run_compare(Options const& options) {
    ScenarioInput const input = open(options);
    Comparison const comparison = compare(input, options);
    deliver(describe(comparison, context_of(input, options)), options);
    auto const has_route = [](CorridorAnswer const& corridor) { return corridor.route.has_value(); };
    bool const all_answered =
        std::all_of(comparison.demands.begin(), comparison.demands.end(), [&](DemandAnswer const& answer) {
            return std::any_of(answer.corridors.begin(), answer.corridors.end(), has_route);
        });
    return all_answered ? Exit::answered : Exit::no_answer;
}

Exit run_explain(Options const& options) {
    ScenarioInput const input = open(options);
    Comparison const comparison = compare(input, options);
    std::vector<std::string> const ids{options.files.begin() + 1, options.files.end()};
    Context context = context_of(input, options);
    context.options = ids;
    deliver(explain(comparison, context, ids), options);
    // Of the corridors asked for, or of all, none has a route: there was nothing to explain.
    bool explained = !ids.empty() && std::none_of(ids.begin(), ids.end(), [&](std::string const& id) {
        return is_corridor(input.scenario, id);
    });
    for (DemandAnswer const& answer : comparison.demands) {
        for (CorridorAnswer const& corridor : answer.corridors) {
            bool const wanted = ids.empty() || std::find(ids.begin(), ids.end(), corridor.name) != ids.end();
            explained = explained || (wanted && corridor.route);
        }
    }
    return explained ? Exit::answered : Exit::no_answer;
}

Exit run_diff(Options const& options) {
    ScenarioInput const before = open_scenario(options.files.front(), options);
    ScenarioInput const after = open_scenario(options.files.at(1), options);
    Comparison const first = compare(before, options);
    Comparison const second = compare(after, options);
    Context const context_before = context_of(before, options);
    Context const context_after = context_of(after, options);
    deliver(describe_difference({first, context_before}, {second, context_after}), options);
    return Exit::answered;
}

}  // namespace corridor
