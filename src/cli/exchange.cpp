#include "cli/exchange.h"

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include <spdlog/spdlog.h>

#include "cli/deliver.h"
#include "cli/deliver_files.h"
#include "cli/messages.h"
#include "cli/output_place.h"
#include "cli/write_folder.h"
#include "corridor/exchange/csv_export.h"
#include "corridor/exchange/gmns_export.h"
#include "corridor/exchange/gmns_import.h"
#include "corridor/exchange/tntp_export.h"
#include "corridor/exchange/tntp_import.h"
#include "corridor/findings/geojson.h"
#include "corridor/findings/qgis_folder.h"
#include "corridor/input/read.h"
#include "corridor/network/nearest.h"

namespace corridor {
namespace {

[[noreturn]] void refuse_format(std::string const& format, char const* task, std::vector<std::string> const& known) {
    std::string list;
    for (std::string const& name : known) {
        list += (list.empty() ? "" : ", ") + name;
    }
    auto const near = nearest(format, known);
    throw std::invalid_argument{"'" + format + "' is no known format to " + task + "; known are " + list +
                                (near ? "; did you mean '" + *near + "'?" : "")};
}

void deliver(Folder const& folder, Options const& options) {
    for (Diagnostic const& warning : folder.warnings) {
        spdlog::warn("{}", message_of(warning));
    }
    write_folder(folder.files, options.output);
    if (!options.quiet) {
        std::cout << folder.summary << "\n";
    }
}

void demand_country(Options const& options) {
    std::string const& code = options.country;
    bool const is_code = code.size() == 2 && std::all_of(code.begin(), code.end(),
                                                         [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    if (!is_code) {
        throw std::invalid_argument{"--country: '" + code + "' is not an ISO 3166-1 code such as KZ"};
    }
}

void demand_folder(Options const& options) {
    if (options.output.empty() || options.output == "-") {
        throw std::invalid_argument{"'-o FOLDER' is missing; this writes more than one file"};
    }
    demand_place_of_folder(options.output);
}

Folder from_tntp(Options const& options) {
    if (options.files.size() < 3) {
        throw std::invalid_argument{
            "tntp: the files of links and of trips are wanted, then that of nodes if there is one"};
    }
    TntpImport import{.network = options.files[1],
                      .trips = options.files[2],
                      .nodes = std::nullopt,
                      .time_unit = options.time_unit,
                      .length_unit = options.length_unit,
                      .toll_weight = options.toll_weight,
                      .distance_weight = options.distance_weight,
                      .country = options.country};
    if (options.files.size() > 3) {
        import.nodes = options.files[3];
    }
    return import_tntp(import);
}

Exit to_tntp(Options const& options) {
    demand_folder(options);
    std::string const& file = options.files.at(1);
    if (!is_scenario(file)) {
        throw std::invalid_argument{"'" + file + "' is a network; a scenario is wanted, whose demand are the trips"};
    }
    ScenarioInput const input = read_scenario(file, options.set);
    auto const written = export_tntp(input.scenario, input.network, options.time_unit, options.length_unit);
    if (auto const* const refusal = std::get_if<Refusal>(&written)) {
        for (std::string const& reason : refusal->reasons) {
            spdlog::error("{}: cannot be written as TNTP: {}", file, reason);
        }
        return Exit::no_answer;
    }
    deliver(std::get<Folder>(written), options);
    return Exit::answered;
}

Exit to_gmns(Options const& options) {
    demand_folder(options);
    std::string const& file = options.files.at(1);
    if (is_scenario(file) || !options.set.empty()) {
        throw std::invalid_argument{"gmns: a network is wanted, as its files state it, not a scenario"};
    }
    deliver(export_gmns(file), options);
    return Exit::answered;
}

}  // namespace

Exit run_import(Options const& options) {
    std::string const& format = options.files.front();
    if (format != "tntp" && format != "gmns") {
        refuse_format(format, "import", {"tntp", "gmns"});
    }
    demand_folder(options);
    demand_country(options);
    if (format == "gmns" && options.files.size() != 2) {
        throw std::invalid_argument{"gmns: one folder is wanted"};
    }
    deliver(format == "gmns" ? import_gmns(options.files[1], options.country) : from_tntp(options), options);
    return Exit::answered;
}

Exit run_export(Options const& options) {
    std::string const& format = options.files.front();
    if (format == "tntp") {
        return to_tntp(options);
    }
    if (format == "gmns") {
        return to_gmns(options);
    }
    if (format != "geojson" && format != "qgis" && format != "csv") {
        refuse_format(format, "export to", {"geojson", "qgis", "gmns", "tntp", "csv"});
    }
    if (format == "geojson") {
        demand_place_of_file(options.output);
    } else {
        demand_folder(options);
    }
    std::string const& file = options.files.at(1);
    Network const network = is_scenario(file) ? read_scenario(file, options.set).network : read_network(file).network;
    if (format == "csv") {
        deliver(export_csv(network), options);
        return Exit::answered;
    }
    if (format == "qgis") {
        write_folder(qgis_folder(geojson(network)), options.output);
        return Exit::answered;
    }
    deliver(to_json(geojson(network)), options);
    return Exit::answered;
}

}  // namespace corridor
