#include "corridor/findings/check.h"

#include <algorithm>

#include "findings/words.h"

namespace corridor {
namespace {

Value diagnostics(std::vector<PlacedFault> const& faults) {
    Value list = Value::list();
    for (PlacedFault const& fault : faults) {
        list.add(Value::object()
                     .set("file", fault.file)
                     .set("line", fault.line)
                     .set("column", fault.column)
                     .set("severity", fault.severity == Severity::error ? "error" : "warning")
                     .set("path", fault.path)
                     .set("message", fault.message));
    }
    return list;
}

// "networks/x.yaml:3:15"; of a fault of the whole file, the file.
std::string place_of(PlacedFault const& fault) {
    bool const is_placed = fault.line > 0;
    return fault.file + (is_placed ? ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) : "");
}

std::vector<std::string> sentences(std::vector<PlacedFault> const& faults) {
    std::vector<std::string> texts;
    texts.reserve(faults.size());
    for (PlacedFault const& fault : faults) {
        texts.push_back(place_of(fault) + ": " + fault.path + ": " + fault.message);
    }
    return texts;
}

}  // namespace

Report describe(Network const& network, std::vector<PlacedFault> const& faults,
                std::vector<FigureRow> const& of_scenario) {
    Value assumptions = Value::list();
    TextTable assumed{{{"figure", Align::left}, {"value", Align::left}, {"assumed because", Align::left}}, {}};
    auto const list = [&](FigureRow const& figure) {
        if (figure.backing.is_assumed()) {
            assumptions.add(Value::object().set("path", figure.path).set("why", figure.backing.assumption));
            assumed.rows.push_back({figure.path, figure.written, figure.backing.assumption});
        }
    };
    std::for_each(of_scenario.begin(), of_scenario.end(), list);
    std::for_each(network.figures.begin(), network.figures.end(), list);
    auto const sourced = std::count_if(network.figures.begin(), network.figures.end(),
                                       [](FigureRow const& figure) { return figure.backing.is_sourced(); });
    std::size_t const figures = network.figures.size();
    double const share = figures == 0 ? 1.0 : static_cast<double>(sourced) / static_cast<double>(figures);
    Report report;
    report.values = Value::object();
    report.values.set("schema", Value::object().set("name", "corridor-check").set("version", 1))
        .set("ok", true)
        .set("name", network.name)
        .set("nodes", network.nodes.size())
        .set("links", network.links.size())
        .set("services", network.services.size())
        .set("figures", figures)
        .set("sourced_share", rounded(share, 4))
        .set("assumptions", std::move(assumptions))
        .set("diagnostics", diagnostics(faults));
    report.blocks.emplace_back(Heading{network.name});
    report.blocks.emplace_back(
        Paragraph{"ok: " + std::to_string(network.nodes.size()) + " nodes, " + std::to_string(network.links.size()) +
                  " links, " + std::to_string(network.services.size()) + " services, " + std::to_string(figures) +
                  " figures, " + fixed(share * 100, 1) + " % of them with a source, " +
                  std::to_string(assumed.rows.size()) + " with an assumption"});
    if (!faults.empty()) {
        report.blocks.emplace_back(Heading{"Warnings"});
        report.blocks.emplace_back(Points{sentences(faults)});
    }
    report.blocks.emplace_back(Heading{"Assumptions"});
    report.blocks.emplace_back(assumed);
    report.main_table = std::move(assumed);
    return report;
}

Report describe(std::vector<PlacedFault> const& faults) {
    Report report;
    report.values = Value::object();
    report.values.set("schema", Value::object().set("name", "corridor-check").set("version", 1))
        .set("ok", false)
        .set("diagnostics", diagnostics(faults));
    report.main_table.columns = {{"place", Align::left}, {"message", Align::left}};
    for (PlacedFault const& fault : faults) {
        report.main_table.rows.push_back({place_of(fault), fault.message});
    }
    report.blocks.emplace_back(Heading{faults.empty() ? "Input" : faults.front().file});
    report.blocks.emplace_back(Paragraph{"not ok: " + std::to_string(faults.size()) + " errors"});
    return report;
}

Report describe(std::vector<CheckedFile> const& checked) {
    Report all;
    Value files = Value::list();
    all.main_table.columns = {{"file", Align::left}, {"place", Align::left}, {"message", Align::left}};
    for (auto const& [file, report] : checked) {
        Value entry = Value::object();
        entry.set("file", file).set("check", report.values);
        files.add(std::move(entry));
        all.blocks.insert(all.blocks.end(), report.blocks.begin(), report.blocks.end());
        for (std::vector<std::string> const& row : report.main_table.rows) {
            all.main_table.rows.push_back({file, row.front(), row.back()});
        }
    }
    all.values = Value::object();
    all.values.set("schema", Value::object().set("name", "corridor-check-files").set("version", 1))
        .set("files", std::move(files));
    return all;
}

}  // namespace corridor
