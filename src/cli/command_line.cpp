#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iostream>
#include <stdexcept>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/assign.h"
#include "cli/capacity.h"
#include "cli/commands.h"
#include "cli/exchange.h"
#include "cli/simulate.h"
#include "corridor/input/diagnostic.h"
#include "corridor/network/nearest.h"

namespace corridor {
namespace {

struct Command {
    char const* name;
    char const* question;
    char const* positional;  // its name
    char const* files;       // what it takes
    int least_files;
    int most_files;
    char const* example;
    Exit (*run)(Options const&);
};

constexpr int any_number = 1 << 29;  // as CLI11 counts them

constexpr std::array commands{
    Command{"check", "Is this network or scenario well-formed, connected, sourced?", "FILE", "Networks or scenarios", 1,
            any_number, "corridor check networks/eurasia.yaml", run_check},
    Command{"routes", "The best routes for each demand of a scenario", "SCENARIO", "A scenario", 1, 1,
            "corridor routes scenarios/china-europe.yaml --k 3", run_routes},
    Command{"compare", "The named corridors side by side, break-even included", "SCENARIO", "A scenario", 1, 1,
            "corridor compare scenarios/china-europe.yaml", run_compare},
    Command{"explain", "Every figure behind an answer, or behind a part of the network", "SCENARIO",
            "A scenario; then ids of corridors, nodes, links, services, defaults or sources, if not all corridors are "
            "meant",
            1, any_number, "corridor explain scenarios/china-europe.yaml middle-corridor", run_explain},
    Command{"diff", "What differs between two scenarios, in the inputs and in the answers", "SCENARIO", "Two scenarios",
            2, 2, "corridor diff scenarios/china-europe.yaml scenarios/russia-closed.yaml", run_diff},
    Command{"simulate", "Hour by hour: transit times with intervals, queues, bottleneck, throughput", "SCENARIO",
            "A scenario", 1, 1, "corridor simulate scenarios/china-europe.yaml --replications 20", run_simulate},
    Command{"capacity", "What fits, what holds it back, what more would be worth, what must not fail", "SCENARIO",
            "A scenario", 1, 1, "corridor capacity scenarios/growth-2030.yaml", run_capacity},
    Command{"assign", "How shippers spread over ways when the crowded ones take longer", "SCENARIO", "A scenario", 1, 1,
            "corridor assign scenarios/growth-2030.yaml", run_assign},
    Command{"import", "A network of another format as our files: tntp, gmns", "FORMAT",
            "tntp, then its files of links, of trips and (optional) of nodes; or gmns, and a folder", 2, 4,
            "corridor import tntp networks/small/braess_net.tntp networks/small/braess_trips.tntp -o braess",
            run_import},
    Command{"export", "A network in another format: geojson, gmns, tntp, csv", "FORMAT",
            "geojson, gmns, tntp or csv, and a network or scenario", 2, 2,
            "corridor export geojson networks/eurasia.yaml -o eurasia.geojson", run_export},
};

std::string is_seed(std::string const& word) {
    bool const is_number = !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "" : "a whole number from 0 up is wanted, not '" + word + "'";
}

void add_options(CLI::App& command, Options& options, std::string const& name) {
    command.add_option("--format", options.format, "How to write the answer")
        ->check(CLI::IsMember({"table", "json", "csv", "markdown"}));
    command.add_option("-o,--output", options.output,
                       name == "import"   ? "Folder to write network.yaml and scenario.yaml to"
                       : name == "export" ? "File (geojson) or folder (gmns, tntp, csv) to write to"
                                          : "File to write to instead of standard output");
    command.add_option("--seed", options.seed, "Seed of the random draws")->check(is_seed);
    command
        .add_option("--threads", options.threads,
                    name == "simulate" ? "How many threads; all processors if not stated"
                                       : "Accepted for all commands; this one needs a single thread")
        ->check(CLI::Range(1, 1024));
    command.add_option("--set", options.set, "One-off change: PATH=VALUE; may be repeated")->allow_extra_args(false);
    if (name == "simulate") {
        command.add_option("--replications", options.replications, "How many times, instead of the scenario's number")
            ->check(CLI::Range(1, 1'000'000));
        command.add_option("--precision", options.precision,
                           "Add replications until each mean transit time is known so well, such as 2%");
        command.add_option("--against", options.against, "Another scenario, to pair under the same random numbers");
        command.add_flag("--unlimited", options.unlimited,
                         "As if there were room for all everywhere: what journeys take without queues");
        command.add_option("--trace", options.trace, "File for what happens in the first replication, as CSV");
    }
    if (name == "capacity") {
        command.add_option("--rungs", options.rungs, "How many bottlenecks to name at the most")
            ->check(CLI::Range(1, 1000));
        command.add_option("--corridor", options.corridor, "As if this were the scenario's only corridor");
        command.add_flag("--pairs", options.pairs, "Fail two at a time, too");
    }
    if (name == "assign") {
        command.add_option("--principle", options.principle, "Whose cost is least: each user's, or the whole system's")
            ->check(CLI::IsMember({"user", "system"}));
        command.add_option("--gap", options.gap, "Relative gap to reach")->check(CLI::Range(1e-15, 1.0));
        command.add_option("--flows", options.flows, "File for the flows of links, as TNTP flow files are");
        command.add_option("--iterations", options.iterations, "How many at the most")->check(CLI::Range(1, 1'000'000));
        command
            .add_option(
                "--delays", options.delays,
                "How limits that state no volume-delay law hold goods up: by queues, by what keeps flows within "
                "them, or not at all")
            ->check(CLI::IsMember({"queue", "hard", "none"}));
    }
    if (name == "capacity" || name == "assign") {
        command
            .add_option("--detour", options.detour,
                        "How much dearer than the cheapest way, as a share, a way past a link may be to be thought of")
            ->check(CLI::Range(0.0, 1e9));
    }
    if (name == "import" || name == "export") {
        command.add_option("--time-unit", options.time_unit, "Of a TNTP file's times: min, h, s, '0.01 h'");
        command.add_option("--length-unit", options.length_unit, "Of a TNTP file's lengths: km, mi, ft, m");
    }
    if (name == "import") {
        command.add_option("--toll-weight", options.toll_weight, "Units of time that one unit of a TNTP toll is worth")
            ->check(CLI::NonNegativeNumber);
        command
            .add_option("--distance-weight", options.distance_weight,
                        "Units of time that one unit of a TNTP length is worth")
            ->check(CLI::NonNegativeNumber);
        command.add_option("--country", options.country, "Where the nodes lie, as an ISO 3166-1 code such as KZ");
    }
    if (name == "routes") {
        command.add_option("--k", options.k, "How many routes")->check(CLI::Range(1, 100'000));
        command.add_flag("--pareto", options.pareto,
                         "All routes that no other beats in cost, time, unreliability, CO2e");
        command.add_option("--by", options.by, "What to minimise")
            ->check(CLI::IsMember({"cost", "time", "generalised", "co2e"}));
    }
}

// Of a variable that is not set a shell leaves an empty word.
std::string is_named(std::string const& word) {
    return word.empty() ? "an empty name was given; the name of a file is wanted" : "";
}

// CLI11 knows no near matches; a mistyped command gets one here.
bool is_mistyped(int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') {
        return false;
    }
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (Command const& command : commands) {
        names.emplace_back(command.name);
    }
    std::string const wanted = argv[1];
    if (std::find(names.begin(), names.end(), wanted) != names.end()) {
        return false;
    }
    auto const near = nearest(wanted, names);
    std::cerr << "corridor: there is no command '" << wanted << "'"
              << (near ? "; did you mean '" + *near + "'?" : "; 'corridor --help' lists them") << "\n";
    return true;
}

Exit guarded(std::function<Exit()> const& run) {
    try {
        return run();
    } catch (InputError const& error) {
        complain(error);
        return Exit::wrong_input;
    } catch (std::invalid_argument const& error) {
        std::cerr << "corridor: " << error.what() << "\n";
        return Exit::wrong_command;
    } catch (std::exception const& error) {
        std::cerr << "corridor: " << error.what() << "\n";
        return Exit::other;
    }
}

}  // namespace

int run_command_line(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_logger_st("corridor"));
    spdlog::set_pattern("%l: %v");
    if (is_mistyped(argc, argv)) {
        return static_cast<int>(Exit::wrong_command);
    }
    CLI::App app{"Freight routing for the Middle Corridor: what each way costs, how long it takes, how sure that is.",
                 "corridor"};
    app.set_version_flag("--version", std::string{"corridor "} + CORRIDOR_VERSION);
    app.require_subcommand(1);
    app.footer("Example: corridor compare scenarios/china-europe.yaml");
    Options options;
    std::string log = "warn";
    for (Command const& command : commands) {
        CLI::App* const sub = app.add_subcommand(command.name, command.question);
        sub->footer(std::string{"Example: "} + command.example);
        sub->add_option(command.positional, options.files, command.files)
            ->type_name("")
            ->required()
            ->expected(command.least_files, command.most_files)
            ->check(is_named);
        sub->add_flag("--quiet", options.quiet, "Say nothing but the answer");
        sub->add_option("--log", log, "How much to say on standard error")
            ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
        add_options(*sub, options, command.name);
    }
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::wrong_command);
    }
    spdlog::set_level(options.quiet ? spdlog::level::err : spdlog::level::from_str(log));
    for (Command const& command : commands) {
        if (app.got_subcommand(command.name)) {
            return static_cast<int>(guarded([&] { return command.run(options); }));
        }
    }
    return static_cast<int>(Exit::wrong_command);
}

}  // namespace corridor
