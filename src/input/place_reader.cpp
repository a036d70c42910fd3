#include "input/place_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace corridor {
namespace {

double read_degrees(Record const& record, Yaml const& at, char const* name, double limit) {
    auto const read = record.plain_number(at, "location");
    if (read && std::abs(*read) > limit) {
        record.error(at, std::string{name} + " must lie between -" + shortest(limit) + " and " + shortest(limit) +
                             ", not " + at.text);
    }
    return read.value_or(0);
}

Location read_location(Record const& record, Yaml const& at) {
    if (!at.is_list() || at.items.size() != 2) {
        record.error(at, "location: [latitude, longitude] is wanted");
        return {};
    }
    return {read_degrees(record, at.items[0], "latitude", 90), read_degrees(record, at.items[1], "longitude", 180)};
}

void read_handling(Draft& draft, Record& record, char const* key, Handling& handling, Backing const& backing) {
    if (auto inner = record.record(key)) {
        draft.figures(*inner, handling, inner->backing(backing));
        static_cast<void>(inner->text("note"));
        inner->finish();
    }
}

void read_transfer(Draft& draft, Record& record, Node& node) {
    Transfer transfer;
    if (Yaml const* const pair = record.take("modes")) {
        if (!pair->is_list() || pair->items.size() != 2) {
            record.error(*pair, "modes: two modes are wanted, such as [rail-1435, rail-1520]");
            return;
        }
        transfer.from = draft.names.mode(record, pair->items[0]);
        transfer.to = draft.names.mode(record, pair->items[1]);
    } else {
        transfer.both_ways = false;
        Yaml const* const from = record.require("from", "a mode (or 'modes' for both ways)");
        Yaml const* const to = record.require("to", "a mode");
        transfer.from = from == nullptr ? ModeId{} : draft.names.mode(record, *from);
        transfer.to = to == nullptr ? ModeId{} : draft.names.mode(record, *to);
    }
    Backing const backing = record.backing(node.backing);
    transfer.note = record.text("note");
    if (!transfer.from || !transfer.to) {
        for (char const* const key : {"time", "cost", "capacity", "yard"}) {
            static_cast<void>(record.take(key));
        }
        return;
    }
    // Paths name a transfer by its modes, which stay when the list grows.
    Record named{draft.reading, record.document(), record.node(),
                 "nodes." + node.id + ".transfers." + draft.network.modes[transfer.from].id + "-" +
                     draft.network.modes[transfer.to].id,
                 record.file_basis()};
    draft.figures(named, transfer, backing);
    for_each_figure(transfer, [&](char const* key, auto&) { static_cast<void>(record.take(key)); });
    node.transfers.push_back(std::move(transfer));
}

void read_control(Draft& draft, Record& record, Node& node) {
    Control control;
    control.name = record.required_text("name");
    control.id = slug(control.name);
    control.modes = draft.names.modes_in(record, "modes");
    control.from = draft.names.side(record, "from");
    control.to = draft.names.side(record, "to");
    control.servers = record.integer("servers");
    if (control.servers && *control.servers < 1) {
        record.error("servers: a whole number of 1 or more is wanted");
    }
    control.note = record.text("note");
    if (Yaml const* const hours = record.take("hours")) {
        auto const read = Hours::read(hours->text);
        if (!read) {
            record.error(*hours, "hours: '" + hours->text + "' is neither 'always' nor hours such as \"06:00-22:00\"");
        }
        control.hours = read.value_or(Hours{});
    }
    if (Yaml const* const risk = record.take("risk")) {
        control.risk = draft.names.risk(record, *risk);
    }
    Backing const backing = record.backing(node.backing);
    bool const taken = std::any_of(node.controls.begin(), node.controls.end(),
                                   [&](Control const& other) { return other.id == control.id; });
    if (taken) {
        record.error("the node has a control '" + control.name + "' already");
        control.id += "-" + std::to_string(node.controls.size());
    }
    Record named{draft.reading, record.document(), record.node(), "nodes." + node.id + ".controls." + control.id,
                 record.file_basis()};
    draft.figures(named, control, backing);
    for_each_figure(control, [&](char const* key, auto&) { static_cast<void>(record.take(key)); });
    node.controls.push_back(std::move(control));
}

void read_berths(Draft& draft, Record& record, Node& node) {
    Berths berths;
    berths.name = record.required_text("name");
    berths.id = slug(berths.name);
    berths.modes = draft.names.modes_in(record, "modes");
    berths.count = record.integer("count").value_or(1);
    if (berths.count < 1) {
        record.error("count: a whole number of 1 or more is wanted");
    }
    berths.note = record.text("note");
    if (std::any_of(node.berths.begin(), node.berths.end(),
                    [&](Berths const& other) { return other.id == berths.id; })) {
        record.error("the node has berths named '" + berths.name + "' already");
    }
    Record named{draft.reading, record.document(), record.node(), "nodes." + node.id + ".berths." + berths.id,
                 record.file_basis()};
    draft.figures(named, berths, record.backing(node.backing));
    for_each_figure(berths, [&](char const* key, auto&) { static_cast<void>(record.take(key)); });
    node.berths.push_back(std::move(berths));
}

void read_quality_bank(Draft& draft, Record& record, Node& node) {
    if (auto bank = record.record("quality-bank")) {
        draft.figures(*bank, node.quality_bank, bank->backing(node.backing));
        static_cast<void>(bank->text("note"));
        bank->finish();
    }
}

void read_prices(Draft& draft, Record& record, Node& node) {
    auto prices = record.record("prices");
    if (!prices) {
        return;
    }
    Backing const backing = prices->backing(node.backing);
    static_cast<void>(prices->text("note"));
    for (auto const& [grade, value] : prices->node().entries) {
        if (grade.text == "source" || grade.text == "assumption" || grade.text == "note") {
            continue;
        }
        GradePrice sold{draft.names.cargo(*prices, grade), {}};
        prices->figure(grade.text, sold.price, backing, draft.network.figures);
        if (sold.grade && sold.price) {
            node.prices.push_back(sold);
        }
    }
    prices->finish();
}

// What follows a node once all nodes are known.
void read_details(Draft& draft, Part const& part, Yaml const& value, Node& node) {
    std::string const path = "nodes." + node.id;
    Record owner{draft.reading, *part.document, value, path, part.basis};
    auto const list = [&](char const* key, auto const& read) {
        Yaml const* const items = owner.take(key);
        if (items == nullptr) {
            return;
        }
        if (!items->is_list()) {
            owner.error(*items, std::string{key} + ": a list is wanted ('- ...')");
        }
        for (std::size_t i = 0; i < items->items.size(); ++i) {
            Record record{draft.reading, *part.document, items->items[i], path + "." + key + "." + std::to_string(i),
                          part.basis};
            if (items->items[i].is_map()) {
                read(draft, record, node);
                record.finish();
            }
        }
    };
    list("transfers", read_transfer);
    list("controls", read_control);
    list("berths", read_berths);
    read_handling(draft, owner, "load", node.load, node.backing);
    read_handling(draft, owner, "unload", node.unload, node.backing);
    if (Yaml const* const blend = owner.take("blend")) {
        node.blend = draft.names.cargo(owner, *blend);
    }
    read_quality_bank(draft, owner, node);
    read_prices(draft, owner, node);
}

}  // namespace

void read_node(Draft& draft, Record& record, std::string const& id) {
    Node node;
    node.id = id;
    node.name = record.required_text("name");
    if (Yaml const* const kind =
            record.require("kind", "terminal, port, border, station, junction, waypoint, zone, tank-farm or field")) {
        node.kind = choice(record, *kind, kinds).value_or(NodeKind::station);
    }
    if (Yaml const* const country = record.require("country", "a country code such as KZ")) {
        node.country = country->text;
        if (!is_country(node.country)) {
            record.error(*country, "country: '" + node.country + "' is not an ISO 3166-1 code such as KZ");
        }
    }
    if (Yaml const* const location = record.take("location")) {
        node.location = read_location(record, *location);
    }
    node.unlocode = record.text("unlocode");
    node.esr = record.text("esr");
    node.note = record.text("note");
    node.backing = record.backing({});
    draft.figures(record, node, node.backing);
    for (char const* const later :
         {"transfers", "controls", "berths", "load", "unload", "blend", "quality-bank", "prices"}) {
        static_cast<void>(record.take(later));  // read when all nodes are known
    }
    if (draft.names.claim(record, id)) {
        draft.names.nodes[id] = draft.network.nodes.add(std::move(node));
    }
}

void read_node_details(Draft& draft, Part const& part) {
    Yaml const* const section = part.document->root.find("nodes");
    if (section == nullptr) {
        return;
    }
    for (YamlEntry const& entry : section->entries) {
        auto const found = draft.names.nodes.find(entry.key.text);
        if (found != draft.names.nodes.end() && entry.value.is_map()) {
            read_details(draft, part, entry.value, draft.network.nodes[found->second]);
        }
    }
}

}  // namespace corridor
