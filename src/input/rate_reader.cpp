#include "input/rate_reader.h"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

// Where a default holds.
void read_place(Draft const& draft, Record& place, Default& rule) {
    rule.mode = place.text("mode");
    draft.names.check_mode_or_family(place, rule.mode);
    rule.country = place.text("country");
    if (!rule.country.empty() && !is_country(rule.country)) {
        place.error("country: '" + rule.country + "' is not an ISO 3166-1 code such as KZ");
    }
    rule.cargo = place.text("cargo");
    if (!rule.cargo.empty() && !draft.names.cargoes.contains(rule.cargo)) {
        place.error("there is no cargo '" + rule.cargo + "'");
    }
    if (Yaml const* const via = place.take("via")) {
        rule.via = draft.names.node(place, *via);
    }
    if (Yaml const* const kind = place.take("kind")) {
        rule.kind = choice(place, *kind, kinds);
    }
    std::vector<std::string> const pair = place.texts("transfer");
    for (std::string const& mode : pair) {
        draft.names.check_mode_or_family(place, mode);
    }
    if (pair.size() == 2) {
        rule.transfer = {pair[0], pair[1]};
    } else if (!pair.empty()) {
        place.error("transfer: two modes are wanted, such as [rail-1435, rail-1520]");
    }
    place.finish();
}

std::vector<CostKind> read_cost_kinds(Record& record, char const* key) {
    std::vector<CostKind> found;
    for (std::string const& name : record.texts(key)) {
        auto const known =
            std::find_if(cost_kinds.begin(), cost_kinds.end(), [&](CostKind kind) { return name == name_of(kind); });
        if (known == cost_kinds.end()) {
            record.error(std::string{key} + ": '" + name + "' is not one of tariff, handling, border, waiting, risk");
        } else {
            found.push_back(*known);
        }
    }
    return found;
}

}  // namespace

void read_default(Draft& draft, Record& record, std::string const& id) {
    Default rule;
    rule.id = id;
    if (auto place = record.record("for")) {
        read_place(draft, *place, rule);
    } else {
        record.error("'for' is missing; it says where the rates hold, such as {mode: rail-1520, country: KZ}");
    }
    record.reading().places[record.path()] = {&record.document(), &record.node()};
    Backing const backing = record.backing({});
    static_cast<void>(record.text("note"));
    draft.figures(record, rule, backing);
    draft.directions(record, rule.forward, rule.backward, backing);
    if (draft.names.claim(record, id)) {
        draft.network.defaults.push_back(std::move(rule));
    }
}

void read_through_tariff(Draft& draft, Record& record, std::string const& id) {
    ThroughTariff tariff;
    tariff.id = id;
    tariff.name = record.required_text("name");
    tariff.from = draft.names.required_node(record, "from");
    tariff.to = draft.names.required_node(record, "to");
    tariff.via = draft.names.nodes_in(record, "via");
    tariff.note = record.text("note");
    if (Yaml const* const cargo = record.take("cargo")) {
        tariff.cargo = draft.names.cargo(record, *cargo);
    }
    tariff.shipper = record.text("shipper");
    if (auto covers = read_cost_kinds(record, "covers"); !covers.empty()) {
        tariff.covers = std::move(covers);
    }
    record.figure("rate", tariff.rate, record.backing({}), draft.network.figures);
    if (!tariff.rate && record.node().find("rate") == nullptr) {
        record.error("'rate' is missing; a price per unit of cargo is wanted, such as '3200 USD/FEU'");
    }
    bool const vias = std::all_of(tariff.via.begin(), tariff.via.end(), [](NodeId via) { return bool{via}; });
    if (draft.names.claim(record, id) && tariff.from && tariff.to && tariff.rate && vias) {
        draft.network.through_tariffs.push_back(std::move(tariff));
    }
}

}  // namespace corridor
