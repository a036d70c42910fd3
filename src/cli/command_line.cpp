#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include <CLI/CLI.hpp>

#include "cli/assign.h"
#include "cli/capacity.h"
#include "cli/command_options.h"
#include "cli/commands.h"
#include "cli/deliver_files.h"
#include "cli/exchange.h"
#include "cli/messages.h"
#include "cli/report.h"
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
    Command{"report", "The report page of a result that was saved as JSON", "RESULT",
            "A result: a file of --format json", 1, 1, "corridor report result.json -o report.html", run_report},
    Command{"import", "A network of another format as our files: tntp, gmns", "FORMAT",
            "tntp, then its files of links, of trips and (optional) of nodes; or gmns, and a folder", 2, 4,
            "corridor import tntp networks/small/braess_net.tntp networks/small/braess_trips.tntp -o braess",
            run_import},
    Command{"export", "A network in another format: geojson, qgis, gmns, tntp, csv", "FORMAT",
            "geojson, qgis, gmns, tntp or csv, and a network or scenario", 2, 2,
            "corridor export geojson networks/eurasia.yaml -o eurasia.geojson", run_export},
};

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
    complain("there is no command '" + wanted + "'" +
                 (near ? "; did you mean '" + *near + "'?" : "; 'corridor --help' lists them"),
             Options{});
    return true;
}

Exit guarded(Command const& command, Options const& options) {
    try {
        // What import and export write is told by another word than --format.
        if (command.run != run_import && command.run != run_export) {
            demand_output(options);
        }
        return command.run(options);
    } catch (InputError const& error) {
        complain(error, options);
        return Exit::wrong_input;
    } catch (std::invalid_argument const& error) {
        complain(error.what(), options);
        return Exit::wrong_command;
    } catch (std::filesystem::filesystem_error const& error) {
        complain("'" + error.path1().generic_string() + "': " + error.code().message(), options);
        return Exit::other;
    } catch (std::exception const& error) {
        complain(error.what(), options);
        return Exit::other;
    }
}

}  // namespace

int run_command_line(int argc, char** argv) {
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
        sub->add_option("--color,--colour", options.color, "Colours: on a terminal (auto), always or never")
            ->check(CLI::IsMember({"auto", "always", "never"}));
        add_options(*sub, options, command.name);
    }
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::wrong_command);
    }
    start_log(log, options);
    for (Command const& command : commands) {
        if (app.got_subcommand(command.name)) {
            options.asked = words_that_ask(*app.get_subcommand(command.name));
            return static_cast<int>(guarded(command, options));
        }
    }
    return static_cast<int>(Exit::wrong_command);
}

}  // namespace corridor
