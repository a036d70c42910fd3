#include "cli/simulate.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "cli/deliver.h"
#include "cli/long_run.h"
#include "cli/progress.h"
#include "cli/scenario.h"
#include "cli/simulate_oil.h"
#include "corridor/findings/simulate.h"
#include "corridor/findings/simulate_oil.h"
#include "corridor/pipelines/simulate_oil.h"
#include "corridor/simulation/faults.h"
#include "corridor/simulation/trace.h"

namespace corridor {
namespace {

// "2%", "2 %" or "0.02".
double read_precision(std::string text) {
    bool const is_percent = !text.empty() && text.back() == '%';
    if (is_percent) {
        text.pop_back();
        text.resize(text.find_last_not_of(' ') + 1);
    }
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    number /= is_percent ? 100 : 1;
    if (error != std::errc{} || end != text.data() + text.size() || !(number > 0) || number >= 1) {
        throw std::invalid_argument{"--precision: a share between 0 and 100 % is wanted, such as 2%"};
    }
    return number;
}

bool wants_playback(Options const& options) {
    return options.playback || options.format == "html";
}

bool is_liquid(Demand const& demand, Network const& network) {
    return network.cargoes[*network.find_cargo(demand.cargo)].is_liquid();
}

bool ask_the_same(ScenarioInput const& one, ScenarioInput const& other) {
    return std::equal(one.scenario.demands.begin(), one.scenario.demands.end(), other.scenario.demands.begin(),
                      other.scenario.demands.end(), [&](Demand const& a, Demand const& b) {
                          return a.from == b.from && a.to == b.to && a.cargo == b.cargo &&
                                 is_liquid(a, one.network) == is_liquid(b, other.network);
                      });
}

Exit status_of(SimulationResult const& result) {
    bool const all_went = std::all_of(result.demands.begin(), result.demands.end(),
                                      [](DemandResult const& demand) { return !demand.courses.empty(); });
    bool const has_means = !result.growth && !result.deadlock && result.replications > 0;
    return has_means && all_went && !result.demands.empty() ? Exit::answered : Exit::no_answer;
}

bool has_others(ScenarioInput const& input) {
    auto const& demands = input.scenario.demands;
    return std::any_of(demands.begin(), demands.end(),
                       [&](Demand const& demand) { return !is_liquid(demand, input.network); });
}

// What either simulation would stumble over, each fault once.
std::vector<Fault> faults_of_both(Scenario const& scenario, Network const& network) {
    std::vector<Fault> faults = faults_of_simulation(scenario, network);
    if (has_oil(network, scenario)) {
        for (Fault& fault : faults_of_oil(scenario, network)) {
            bool const is_known =
                std::any_of(faults.begin(), faults.end(), [&](Fault const& known) { return known.path == fault.path; });
            if (!is_known) {
                faults.push_back(std::move(fault));
            }
        }
    }
    return faults;
}

// The scenario, and the one that it is set against.
struct Question {
    ScenarioInput input;
    std::optional<ScenarioInput> against;
};

Question open_question(Options const& options) {
    Question question{open_scenario(options.files.front(), options, faults_of_both), {}};
    if (!options.against.empty()) {
        question.against = open_scenario(options.against, options, faults_of_both);
        if (!ask_the_same(*question.against, question.input)) {
            throw std::invalid_argument{
                "--against: the two scenarios have different demands, so there is nothing to pair"};
        }
    }
    return question;
}

// What is carried piece by piece; liquids flow, and are answered for apart.
Question without_liquids(Question question) {
    auto const drop = [](ScenarioInput& input) {
        std::erase_if(input.scenario.demands, [&](Demand const& demand) { return is_liquid(demand, input.network); });
    };
    drop(question.input);
    if (question.against) {
        drop(*question.against);
    }
    return question;
}

SimulateOptions how_to_simulate(Scenario const& scenario, Options const& options) {
    SimulationPlan const& plan = scenario.simulation;
    SimulateOptions how;
    how.seed = options.seed.value_or(plan.seed);
    how.replications = options.replications.value_or(plan.replications);
    how.threads = threads_of(options);
    how.unlimited = options.unlimited;
    if (!options.precision.empty()) {
        how.precision = read_precision(options.precision);
        how.replications = options.replications.value_or(0);  // as many as it takes
    }
    how.should_stop = Interruptible::is_interrupted;
    return how;
}

SimulateAnswer answer(Question const& question, Options const& options, Trace& trace) {
    auto const& [input, against] = question;
    SimulateOptions how = how_to_simulate(input.scenario, options);
    bool const has_playback = wants_playback(options);
    if (!options.trace.empty() || has_playback) {
        how.trace = [&trace](TraceEvent const& event) { trace.add(event); };
    }
    Trace const* const played = has_playback ? &trace : nullptr;
    Progress progress{options};
    how.progress = [&progress](int done, int all) {
        progress.tell(static_cast<std::size_t>(done), static_cast<std::size_t>(all), "replications");
    };
    if (against) {
        PairedResult const paired =
            simulate_pair(against->network, against->scenario, input.network, input.scenario, how);
        return {describe(paired, context_of(*against, options), context_of(input, options), played),
                std::max(status_of(paired.first), status_of(paired.second))};
    }
    SimulationResult const result = simulate(input.network, input.scenario, how);
    return {describe(result, context_of(input, options), played), status_of(result)};
}

SimulateAnswer answer_for_oil(Question const& question, Options const& options) {
    return simulate_oil(question.input, question.against ? &*question.against : nullptr, options);
}

}  // namespace

Exit run_simulate(Options const& options) {
    if (!options.trace.empty() && !options.against.empty()) {
        throw std::invalid_argument{"--trace tells of one scenario; it does not go with --against"};
    }
    Question const question = open_question(options);
    Interruptible const interruptible;
    if (!has_oil(question.input.network, question.input.scenario)) {
        Trace trace;
        SimulateAnswer const answered = answer(question, options, trace);
        deliver(answered.report, options);
        if (!options.trace.empty()) {
            Options elsewhere = options;
            elsewhere.output = options.trace;
            deliver(trace.to_csv(), elsewhere);
        }
        return answered.status;
    }
    refuse_what_oil_has_not(options);
    if (!has_others(question.input)) {
        SimulateAnswer const answered = answer_for_oil(question, options);
        deliver(answered.report, options);
        return answered.status;
    }
    Trace trace;
    SimulateAnswer others = answer(without_liquids(question), options, trace);
    SimulateAnswer oil = answer_for_oil(question, options);
    deliver(with_oil(std::move(others.report), std::move(oil.report)), options);
    return std::max(others.status, oil.status);
}

}  // namespace corridor
