#include "cli/report.h"

#include <stdexcept>

#include "cli/deliver.h"
#include "cli/deliver_files.h"
#include "corridor/input/diagnostic.h"
#include "corridor/report/read_json.h"
#include "corridor/report/report.h"
#include "input/files.h"

namespace corridor {
namespace {

[[noreturn]] void refuse(std::string const& file, int line, int column, std::string const& message) {
    Diagnostic fault;
    fault.file = file;
    fault.line = line;
    fault.column = column;
    fault.message = message;
    throw InputError{{fault}};
}

// The name of a result's schema; nothing if it is none of ours.
std::string schema_of(Value const& values) {
    auto const find = [](Value const& value, std::string const& key) -> Value const* {
        auto const* const object = std::get_if<Value::Object>(&value.held());
        if (object == nullptr) {
            return nullptr;
        }
        for (auto const& [name, held] : *object) {
            if (name == key) {
                return &held;
            }
        }
        return nullptr;
    };
    Value const* const schema = find(values, "schema");
    Value const* const name = schema != nullptr ? find(*schema, "name") : nullptr;
    auto const* const text = name != nullptr ? std::get_if<std::string>(&name->held()) : nullptr;
    return text != nullptr && text->starts_with("corridor-") ? *text : "";
}

}  // namespace

Exit run_report(Options const& options) {
    std::string const& file = options.files.front();
    if (options.format == "csv" && !writes_folder(options)) {
        throw std::invalid_argument{"'-o FOLDER/' is missing; of a saved result --format csv writes all tables"};
    }
    Report report;
    try {
        report.values = read_json(read_file(file));
    } catch (JsonError const& error) {
        refuse(file, error.line(), error.column(), std::string{"this is not JSON: "} + error.what());
    }
    if (schema_of(report.values).empty()) {
        refuse(file, 1, 1,
               "this is no result of corridor; one that 'corridor compare … --format json' wrote is wanted");
    }
    Options wanted = options;
    wanted.format = options.format == "table" ? "html" : options.format;
    deliver(report, wanted);
    return Exit::answered;
}

}  // namespace corridor
