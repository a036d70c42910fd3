#include "cli/deliver_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "cli/deliver.h"
#include "cli/output_place.h"
#include "cli/write_folder.h"
#include "corridor/findings/dashboard.h"
#include "corridor/findings/map_layers.h"
#include "corridor/findings/qgis_folder.h"
#include "report/database.h"
#include "report/relations.h"
#include "report/table_folder.h"
#include "report/workbook.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

bool is_folder(std::string const& name) {
    std::error_code error;
    return fs::is_directory(name, error);
}

bool is_folder_name(std::string const& name) {
    return name.ends_with('/') || is_folder(name);
}

// A folder of its own for what must be written under a name before its bytes are known: beside the place where they
// will stand, for there is room, or among temporary files if that is a device.
class Scratch {
public:
    explicit Scratch(fs::path const& place) : path_{pattern(place)} {
        if (mkdtemp(path_.data()) == nullptr) {
            throw std::runtime_error{"cannot write in the folder '" + fs::path{path_}.parent_path().generic_string() +
                                     "'"};
        }
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] fs::path file() const { return fs::path{path_} / "file"; }

private:
    static std::string pattern(fs::path const& place) {
        if (!is_device(place)) {
            return place.string() + ".XXXXXX";
        }
        std::error_code error;
        fs::path const folder = fs::temp_directory_path(error);
        if (error) {
            throw std::runtime_error{"there is no folder for temporary files; TMPDIR names it"};
        }
        return (folder / "corridor-XXXXXX").string();
    }

    std::string path_;
};

std::string workbook_bytes(std::vector<Relation> const& tables, std::string const& output) {
    Scratch const scratch{place_of_file(output)};
    write_xlsx(tables, scratch.file().string());
    std::ifstream stream{scratch.file(), std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream || bytes.empty()) {
        throw std::runtime_error{"cannot read back the workbook"};
    }
    return bytes;
}

void demand_apart(std::string const& output, std::string const& other) {
    std::error_code error;
    if (fs::weakly_canonical(output, error) == fs::weakly_canonical(other, error) && !error) {
        throw std::invalid_argument{"'" + output + "' would replace '" + other + "'"};
    }
}

// Nothing may replace what is read, or what is written beside it.
void demand_places_apart(Options const& options) {
    std::vector<std::string> taken = options.files;
    for (std::string const& output : {options.output, options.trace, options.flows}) {
        if (output.empty() || output == "-" || is_device(output)) {
            continue;
        }
        for (std::string const& other : taken) {
            demand_apart(output, other);
        }
        taken.push_back(output);
    }
}

}  // namespace

bool writes_folder(Options const& options) {
    return options.format == "qgis" || options.format == "simwrapper" ||
           (options.format == "csv" && is_folder_name(options.output));
}

void demand_output(Options const& options) {
    bool const is_missing = options.output.empty() || options.output == "-";
    if (is_missing && (options.format == "xlsx" || options.format == "sqlite")) {
        throw std::invalid_argument{"'-o FILE' is missing; --format " + options.format + " writes no text"};
    }
    if (is_missing && (options.format == "qgis" || options.format == "simwrapper")) {
        throw std::invalid_argument{"'-o FOLDER' is missing; --format " + options.format +
                                    " writes more than one file"};
    }
    if (writes_folder(options)) {
        demand_place_of_folder(options.output);
    } else {
        demand_place_of_file(options.output);
    }
    demand_place_of_file(options.trace);
    demand_place_of_file(options.flows);
    demand_places_apart(options);
}

bool deliver_files(Report const& report, Options const& options) {
    demand_output(options);
    if (options.format == "geojson" || options.format == "qgis") {
        Value const layers = map_layers(report.values);
        if (is_empty(layers)) {
            throw std::invalid_argument{"--format " + options.format + ": this answer has nothing to draw on a map"};
        }
        if (options.format == "geojson") {
            deliver(to_json(layers), options);
        } else {
            write_folder(qgis_folder(layers), options.output);
        }
        return true;
    }
    if (!writes_folder(options) && options.format != "xlsx" && options.format != "sqlite") {
        return false;
    }
    std::vector<Relation> const tables = relations_of(report.values, {"playback"});
    if (options.format == "xlsx") {
        deliver(workbook_bytes(tables, options.output), options);
    } else if (options.format == "sqlite") {
        deliver(to_sqlite(tables), options);
    } else {
        std::vector<NamedText> files =
            options.format == "simwrapper" ? dashboard_files(report.values) : std::vector<NamedText>{};
        write_folder(table_folder(tables, std::move(files)), options.output);
    }
    return true;
}

}  // namespace corridor
