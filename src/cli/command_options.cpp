#include "cli/command_options.h"

#include <array>
#include <charconv>

#include <CLI/CLI.hpp>

namespace corridor {
namespace {

std::string is_seed(std::string const& word) {
    bool const is_number = !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "" : "a whole number from 0 up is wanted, not '" + word + "'";
}

// What is not a number lies between no two.
bool is_within(std::string const& word, double least, double most) {
    double number = 0;
    char const* const end = word.data() + word.size();
    auto const [stop, fault] = std::from_chars(word.data(), end, number);
    return fault == std::errc{} && stop == end && number >= least && number <= most;
}

std::string is_gap(std::string const& word) {
    return is_within(word, 1e-15, 1) ? "" : "a number from 1e-15 to 1 is wanted, not '" + word + "'";
}

std::string is_detour(std::string const& word) {
    return is_within(word, 0, 1e9) ? "" : "a number from 0 to 1e9 is wanted, not '" + word + "'";
}

void add_simulate_options(CLI::App& command, Options& options) {
    command.add_option("--replications", options.replications, "How many times, instead of the scenario's number")
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--precision", options.precision,
                       "Add replications until each mean transit time is known so well, such as 2%");
    command.add_option("--against", options.against, "Another scenario, to pair under the same random numbers");
    command.add_flag("--unlimited", options.unlimited,
                     "As if there were room for all everywhere: what journeys take without queues");
    command.add_option("--trace", options.trace, "File for what happens in the first replication, as CSV");
    command.add_flag("--playback", options.playback,
                     "Add to the JSON where everything was in the first replication, for a page to play it back");
}

void add_capacity_options(CLI::App& command, Options& options) {
    command.add_option("--rungs", options.rungs, "How many bottlenecks to name at the most")
        ->check(CLI::Range(1, 1000));
    command.add_option("--corridor", options.corridor, "As if this were the scenario's only corridor");
    command.add_flag("--pairs", options.pairs, "Fail two at a time, too");
}

void add_assign_options(CLI::App& command, Options& options) {
    command.add_option("--principle", options.principle, "Whose cost is least: each user's, or the whole system's")
        ->check(CLI::IsMember({"user", "system"}));
    command.add_option("--gap", options.gap, "Relative gap to reach")->check(is_gap);
    command.add_option("--flows", options.flows, "File for the flows of links, as TNTP flow files are");
    command.add_option("--iterations", options.iterations, "How many at the most")->check(CLI::Range(1, 1'000'000));
    command
        .add_option("--delays", options.delays,
                    "How limits that state no volume-delay law hold goods up: by queues, by what keeps flows within "
                    "them, or not at all")
        ->check(CLI::IsMember({"queue", "hard", "none"}));
}

void add_import_options(CLI::App& command, Options& options) {
    command.add_option("--toll-weight", options.toll_weight, "Units of time that one unit of a TNTP toll is worth")
        ->check(CLI::NonNegativeNumber);
    command
        .add_option("--distance-weight", options.distance_weight,
                    "Units of time that one unit of a TNTP length is worth")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--country", options.country, "Where the nodes lie, as an ISO 3166-1 code such as KZ");
}

void add_routes_options(CLI::App& command, Options& options) {
    command.add_option("--k", options.k, "How many routes")->check(CLI::Range(1, 100'000));
    command.add_flag("--pareto", options.pareto, "All routes that no other beats in cost, time, unreliability, CO2e");
    command.add_option("--by", options.by, "What to minimise")
        ->check(CLI::IsMember({"cost", "time", "generalised", "co2e"}));
}

// Of both solvers of flows.
void add_flow_options(CLI::App& command, Options& options) {
    command
        .add_option("--detour", options.detour,
                    "How much dearer than the cheapest way, as a share, a way past a link may be to be thought of")
        ->check(is_detour);
}

void add_report_options(CLI::App& command, Options& options) {
    // Words are not in the file; of its values everything else can be made.
    command.add_option("--format", options.format, "What to make of the result; html if not stated")
        ->check(CLI::IsMember({"html", "json", "csv", "xlsx", "sqlite", "geojson", "qgis", "simwrapper"}));
    command.add_option("-o,--output", options.output, "File or folder to write to instead of standard output");
}

void add_exchange_options(CLI::App& command, Options& options) {
    command.add_option("--time-unit", options.time_unit, "Of a TNTP file's times: min, h, s, '0.01 h'");
    command.add_option("--length-unit", options.length_unit, "Of a TNTP file's lengths: km, mi, ft, m");
}

constexpr std::array asking{"k",     "pareto",    "by",  "unlimited",  "rungs",  "corridor",
                            "pairs", "principle", "gap", "iterations", "delays", "detour"};

}  // namespace

std::vector<std::string> words_that_ask(CLI::App const& command) {
    std::vector<std::string> words;
    for (char const* const name : asking) {
        CLI::Option const* const option = command.get_option_no_throw("--" + std::string{name});
        if (option == nullptr || option->count() == 0) {
            continue;
        }
        words.push_back("--" + std::string{name});
        if (option->get_expected_max() > 0) {
            words.push_back(option->results().back());
        }
    }
    return words;
}

void add_options(CLI::App& command, Options& options, std::string const& name) {
    if (name == "report") {
        add_report_options(command, options);
        return;
    }
    command.add_option("--format", options.format, "How to write the answer")
        ->check(CLI::IsMember(
            {"table", "json", "csv", "markdown", "html", "xlsx", "sqlite", "geojson", "qgis", "simwrapper"}));
    command.add_option("-o,--output", options.output,
                       name == "import"   ? "Folder to write network.yaml and scenario.yaml to"
                       : name == "export" ? "File (geojson) or folder (qgis, gmns, tntp, csv) to write to"
                                          : "File to write to instead of standard output");
    command.add_option("--seed", options.seed, "Seed of the random draws")->check(is_seed);
    command
        .add_option("--threads", options.threads,
                    name == "simulate" ? "How many threads; all processors if not stated"
                                       : "Accepted for all commands; this one needs a single thread")
        ->check(CLI::Range(1, 1024));
    command.add_option("--set", options.set, "One-off change: PATH=VALUE; may be repeated")->allow_extra_args(false);
    if (name == "simulate") {
        add_simulate_options(command, options);
    } else if (name == "routes") {
        add_routes_options(command, options);
    } else if (name == "capacity") {
        add_capacity_options(command, options);
    } else if (name == "assign") {
        add_assign_options(command, options);
    } else if (name == "import") {
        add_import_options(command, options);
    }
    if (name == "capacity" || name == "assign") {
        add_flow_options(command, options);
    }
    if (name == "import" || name == "export") {
        add_exchange_options(command, options);
    }
}

}  // namespace corridor
