#include "input/network_reader.h"

#include <algorithm>
#include <string>

#include "corridor/network/nearest.h"
#include "input/draft.h"
#include "input/line_reader.h"
#include "input/operation_reader.h"
#include "input/place_reader.h"
#include "input/rate_reader.h"
#include "input/selector_reader.h"
#include "input/vocabulary_reader.h"

namespace corridor {
namespace {

Part part_of(Document const& document, Reading& reading) {
    Part part{&document, stated_basis(reading, document, PriceBasis{})};
    if (!document.root.is_map()) {
        reading.diagnostics.push_back(
            complaint(document, document.root, Severity::error, "", "a mapping is wanted here ('key: value')"));
    }
    return part;
}

void check_top_keys(Draft& draft, Part const& part) {
    static std::vector<std::string> const known{
        "name",      "include",      "money",      "sources",  "exchange-rates",
        "deflators", "modes",        "cargoes",    "nodes",    "links",
        "services",  "weather",      "risks",      "defaults", "through-tariffs",
        "closures",  "wagon-fleets", "breakdowns", "note"};
    for (auto const& [key, value] : part.document->root.entries) {
        if (std::find(known.begin(), known.end(), key.text) == known.end()) {
            auto const near = nearest(key.text, known);
            draft.reading.diagnostics.push_back(
                complaint(*part.document, key, Severity::error, key.text,
                          "unknown key '" + key.text + "'" + (near ? "; did you mean '" + *near + "'?" : "")));
        }
    }
}

void read_closures(Draft& draft, Part const& part) {
    Yaml const* const list = part.document->root.find("closures");
    if (list == nullptr) {
        return;
    }
    if (!list->is_list()) {
        draft.reading.diagnostics.push_back(complaint(*part.document, *list, Severity::error, "closures",
                                                      "closures: a list is wanted ('- {what: ...}')"));
        return;
    }
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        Record record{draft.reading, *part.document, list->items[i], "closures." + std::to_string(i), part.basis};
        Closure closure;
        if (Yaml const* const what = record.require("what", "a selector")) {
            closure.what = read_selector(record, *what);
        }
        if (Yaml const* const from = record.take("from")) {
            closure.from = read_date(record, *from);
        }
        if (Yaml const* const until = record.take("until")) {
            closure.until = read_date(record, *until);
        }
        record.finish();
        draft.network.closures.push_back(std::move(closure));
    }
}

// A pass that reads the objects of one section, each under its id.
using ReadObject = void (*)(Draft&, Record&, std::string const&);
auto section(char const* name, ReadObject read) {
    return [=](Draft& draft, Part const& part) {
        draft.each(part, name, [&](Record& record, std::string const& id) { read(draft, record, id); });
    };
}

}  // namespace

Network build_network(std::vector<Document const*> const& documents, Reading& reading) {
    Draft draft{reading};
    std::vector<Part> parts;
    parts.reserve(documents.size());
    for (Document const* document : documents) {
        parts.push_back(part_of(*document, reading));
    }
    if (Yaml const* const name = documents.back()->root.find("name")) {
        draft.network.name = name->text;
    }
    auto const pass = [&](auto const& read) {
        for (Part const& part : parts) {
            read(draft, part);
        }
    };
    pass(check_top_keys);
    pass(read_sources);
    pass(read_money);
    // Inside, all is in dollars of the year that the network's own file names: what it states itself converts to them
    // without any deflator.
    reading.stated = parts.back().basis;
    draft.network.basis = {"USD", reading.stated.year};
    reading.basis = draft.network.basis;
    reading.money = draft.network.money;
    pass(read_modes);
    pass(read_cargoes);
    pass(read_risks);
    pass(read_weather);
    pass(section("nodes", read_node));
    pass(read_node_details);
    pass(section("links", read_link));
    pass(section("services", read_service));
    pass(section("defaults", read_default));
    pass(section("through-tariffs", read_through_tariff));
    pass(section("wagon-fleets", read_wagon_fleet));
    pass(section("breakdowns", read_breakdowns));
    pass(read_closures);
    return std::move(draft.network);
}

}  // namespace corridor
