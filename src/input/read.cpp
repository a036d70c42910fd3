#include "corridor/input/read.h"

#include <algorithm>
#include <iterator>

#include "corridor/scenario/apply.h"
#include "corridor/scenario/scenario_faults.h"
#include "input/network_reader.h"
#include "input/scenario_reader.h"
#include "input/sift.h"

namespace corridor {
namespace {

// Where a path is written: at its own key, or at the nearest enclosing object.
Diagnostic placed(Reading const& reading, Fault const& fault, Document const& fallback) {
    std::string path = fault.path;
    while (true) {
        auto const found = reading.places.find(path);
        if (found != reading.places.end()) {
            return complaint(*found->second.first, *found->second.second, fault.severity, fault.path, fault.message);
        }
        auto const dot = path.rfind('.');
        if (dot == std::string::npos) {
            return complaint(fallback, fallback.root, fault.severity, fault.path, fault.message);
        }
        path.resize(dot);
    }
}

// The change of a figure that has made another wrong: of the same pipe, since wall and diameter contradict each other
// whichever of them is set.
std::map<std::string, std::string>::const_iterator change_of(std::string const& path, Applied const& applied) {
    std::string const mark = ".pipe.";
    auto const pipe = path.find(mark);
    if (applied.changed.contains(path) || pipe == std::string::npos) {
        return applied.changed.find(path);
    }
    std::string const prefix = path.substr(0, pipe + mark.size());
    auto const first = applied.changed.lower_bound(prefix);
    return first != applied.changed.end() && first->first.starts_with(prefix) ? first : applied.changed.end();
}

// What changes have made wrong, said of the change.
std::vector<Fault> faults_of_changes(Applied const& applied) {
    std::vector<Fault> found;
    for (Fault const& fault : faults(applied.network)) {
        auto const change = change_of(fault.path, applied);
        if (fault.severity == Severity::error && change != applied.changed.end()) {
            found.push_back({Severity::error, change->second, fault.path + ": " + fault.message});
        }
    }
    return found;
}

bool has_errors(std::vector<Diagnostic> const& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](Diagnostic const& diagnostic) { return diagnostic.severity == Severity::error; });
}

struct NetworkReading {
    Files files;
    Reading reading;
    Network network;
};

NetworkReading read_network_files(std::filesystem::path const& file,
                                  std::vector<std::unique_ptr<Document>> const& additions) {
    NetworkReading result;
    result.files = read_with_includes(file, result.reading.diagnostics);
    std::vector<Document const*> documents;
    for (auto const& document : result.files.documents) {
        documents.push_back(document.get());
    }
    // The network's own file stays last: it names the whole.
    for (auto const& document : additions) {
        documents.insert(std::prev(documents.end()), document.get());
    }
    // What could not be read whole would only bring complaints about what is missing.
    sift(result.reading.diagnostics);
    result.network = build_network(documents, result.reading);
    for (auto const& [name, bytes] : result.reading.data) {
        result.files.names.push_back({name, content_hash(bytes)});
    }
    for (Fault const& fault : faults(result.network)) {
        result.reading.diagnostics.push_back(placed(result.reading, fault, *result.files.documents.back()));
    }
    return result;
}

}  // namespace

NetworkInput read_network(std::filesystem::path const& file) {
    NetworkReading result = read_network_files(file, {});
    auto warnings = sift(std::move(result.reading.diagnostics));
    return {std::move(result.network), std::move(warnings), std::move(result.files.names)};
}

ScenarioInput read_scenario(std::filesystem::path const& file, std::vector<std::string> const& overrides,
                            Examine examine) {
    std::vector<Diagnostic> diagnostics;
    ScenarioFiles opened = open_scenario(file, diagnostics);
    sift(diagnostics);
    // What changes add belongs to the network's files, so it is gathered first; the scenario itself needs the network's
    // money and is read again after it.
    {
        Reading gathering;
        static_cast<void>(read_scenario_from(opened, gathering, {}));
    }
    auto const additions = std::move(opened.additions);
    opened.additions.clear();
    NetworkReading base = read_network_files(opened.network, additions);
    Scenario scenario = read_scenario_from(opened, base.reading, overrides);
    Applied applied = corridor::apply(scenario.changes, base.network);
    for (Fault const& fault : faults(scenario, applied.network)) {
        base.reading.diagnostics.push_back(placed(base.reading, fault, *opened.chain.back()));
    }
    for (Fault const& fault : applied.faults) {
        base.reading.diagnostics.push_back(placed(base.reading, fault, *opened.chain.back()));
    }
    for (Fault const& fault : faults_of_changes(applied)) {
        base.reading.diagnostics.push_back(placed(base.reading, fault, *opened.chain.back()));
    }
    Network planned = applied.network;
    for (PlannedStep const& step : scenario.steps) {
        Applied further = corridor::apply(step.changes, std::move(planned));
        std::vector<Fault> found = faults_of_changes(further);
        found.insert(found.end(), further.faults.begin(), further.faults.end());
        for (Fault const& fault : found) {
            base.reading.diagnostics.push_back(placed(base.reading, fault, *opened.chain.back()));
        }
        planned = std::move(further.network);
    }
    // What is wrong already would only bring complaints about what follows of it.
    if (examine != nullptr && !has_errors(base.reading.diagnostics)) {
        for (Fault const& fault : examine(scenario, applied.network)) {
            base.reading.diagnostics.push_back(placed(base.reading, fault, *opened.chain.back()));
        }
    }
    auto warnings = sift(std::move(base.reading.diagnostics));
    auto names = std::move(opened.files.names);
    names.erase(std::unique(names.begin(), names.end(),
                            [](InputFile const& a, InputFile const& b) { return a.name == b.name; }),
                names.end());
    names.insert(names.end(), base.files.names.begin(), base.files.names.end());
    return {std::move(scenario), std::move(base.network), std::move(applied.network), std::move(warnings),
            std::move(names)};
}

bool is_scenario(std::filesystem::path const& file) {
    std::vector<Diagnostic> ignored;
    auto const document = parse_document(file.generic_string(), read_file(file), ignored);
    return document->root.find("network") != nullptr || document->root.find("extends") != nullptr ||
           document->root.find("demand") != nullptr;
}

}  // namespace corridor
