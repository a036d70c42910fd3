#include "corridor/exchange/gmns_import.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "corridor/units/measure.h"
#include "exchange/tree.h"
#include "exchange/yaml_text.h"
#include "input/csv_reader.h"
#include "input/gmns_reader.h"
#include "input/names.h"
#include "input/sift.h"

namespace corridor {
namespace {

// In which a network file has its sections.
constexpr std::array<std::string_view, 18> sections{
    "name",    "note",     "money",           "exchange-rates", "deflators",  "sources",
    "modes",   "cargoes",  "nodes",           "links",          "services",   "risks",
    "weather", "defaults", "through-tariffs", "wagon-fleets",   "breakdowns", "closures"};

// Ids as we write them: one that fits is kept, a number gets a letter before it, others are made to fit.
class Ids {
public:
    explicit Ids(std::string prefix) : prefix_{std::move(prefix)} {}

    std::string of(std::string const& written) {
        std::string id = slug(written);
        if (id.empty() || id.front() < 'a' || id.front() > 'z') {
            id = prefix_ + id;
        }
        int& uses = uses_[id];
        return ++uses == 1 ? id : of(id + "-" + std::to_string(uses));
    }

private:
    std::string prefix_;
    std::unordered_map<std::string, int> uses_;
};

class Importer {
public:
    Importer(std::filesystem::path const& folder, std::string country)
        : folder_{folder}, country_{std::move(country)}, gmns_{read_gmns(folder)} {}

    Folder run() {
        whole_ = yaml_map();
        entry_of(whole_, "name") = yaml_text_node(gmns_.name);
        add_nodes();
        add_links();
        if (gmns_.has_freight) {
            read_freight();
        } else {
            add_vocabulary();
        }
        put_in_order();
        Folder written;
        written.files.push_back({"network.yaml", heading() + yaml_text(whole_)});
        if (!gmns_.demand.empty()) {
            written.files.push_back({"scenario.yaml", scenario()});
        }
        written.summary = fmt::format("{}: {} nodes, {} links, {} demands", gmns_.name, gmns_.nodes.size(),
                                      gmns_.links.size(), gmns_.demand.size());
        written.warnings = std::move(gmns_.warnings);
        return written;
    }

private:
    static std::string heading() { return "# Written by 'corridor import gmns'.\n"; }

    void add_nodes() {
        Ids ids{"n"};
        Yaml& nodes = entry_of(whole_, "nodes") = yaml_map();
        for (GmnsNode const& node : gmns_.nodes) {
            std::string const id = ids.of(node.id);
            node_ids_.push_back(id);
            index_["nodes." + id] = nodes.entries.size();
            Yaml object = yaml_map();
            set(object, "name", node.name.empty() ? "Node " + node.id : node.name);
            set(object, "kind", kind_of(node.type));
            set(object, "country", node.country.empty() ? country_ : node.country);
            if (node.location) {
                Yaml& location = entry_of(object, "location");
                location.kind = Yaml::Kind::list;
                location.items = {yaml_text_node(shortest(node.location->latitude)),
                                  yaml_text_node(shortest(node.location->longitude))};
            }
            if (!gmns_.has_freight) {
                set(object, "source", "gmns");
            }
            nodes.entries.push_back({yaml_text_node(id), std::move(object)});
        }
    }

    // GMNS leaves the types of nodes open; ours are kept, and those that it shows as examples understood.
    static std::string kind_of(std::string const& type) {
        bool const is_ours =
            std::any_of(kinds.begin(), kinds.end(), [&](NodeKind kind) { return type == name_of(kind); });
        return is_ours ? type : type == "centroid" ? "zone" : "junction";
    }

    static void set(Yaml& object, char const* key, std::string text) {
        entry_of(object, key) = yaml_text_node(std::move(text));
    }

    void add_links() {
        Ids ids{"l"};
        for (std::string const& taken : node_ids_) {
            static_cast<void>(ids.of(taken));  // an id is unique over all kinds
        }
        Yaml& links = entry_of(whole_, "links") = yaml_map();
        for (GmnsLink const& link : gmns_.links) {
            std::string const id = ids.of(link.id);
            index_["links." + id] = links.entries.size();
            links.entries.push_back({yaml_text_node(id), object_of(link)});
        }
    }

    [[nodiscard]] Yaml object_of(GmnsLink const& link) const {
        Yaml object = yaml_map();
        if (!link.name.empty()) {
            set(object, "name", link.name);
        }
        std::string const& from = node_ids_[link.from];
        std::string const& to = node_ids_[link.to];
        if (link.directed) {
            set(object, "from", from);
            set(object, "to", to);
        } else {
            Yaml& ends = entry_of(object, "between");
            ends.kind = Yaml::Kind::list;
            ends.items = {yaml_text_node(from), yaml_text_node(to)};
        }
        set(object, "mode", link.mode.empty() ? "road" : slug(link.mode));
        std::string const country = country_of(link);
        if (!country.empty()) {
            set(object, "country", country);
        }
        if (link.is_great_circle && !gmns_.has_freight) {
            Yaml& length = entry_of(object, "length") = yaml_map();
            set(length, "value", link.length);
            set(length, "assumption", "great circle, for link.csv states no length");
        } else if (!link.length.empty() && !link.is_great_circle) {
            set(object, "length", link.length);
        }
        if (!link.free_speed.empty()) {
            set(object, "speed", link.free_speed);
        }
        if (link.capacity) {
            set(object, "capacity", shortest(*link.capacity) + " trucks/h");
        }
        if (link.toll && (*link.toll > 0 || gmns_.has_freight)) {
            set(object, "charge", shortest(*link.toll) + " " + gmns_.currency + "/truck");
        }
        if (!gmns_.has_freight) {
            set(object, "source", "gmns");
        }
        return object;
    }

    // A link across a border must say whose rates hold; without rates by country it does not matter whose.
    [[nodiscard]] std::string country_of(GmnsLink const& link) const {
        auto const& from = gmns_.nodes[link.from].country;
        bool const crosses = !gmns_.has_freight && from != gmns_.nodes[link.to].country;
        return link.country.empty() && crosses ? (from.empty() ? country_ : from) : link.country;
    }

    // What a plain GMNS folder has no words for and a network cannot do without.
    void add_vocabulary() {
        Yaml& source = entry_of(entry_of(whole_, "sources") = yaml_map(), "gmns") = yaml_map();
        set(source, "title", gmns_.name + " (GMNS)");
        set(source, "publisher", "not known");
        Yaml& cargo = entry_of(entry_of(whole_, "cargoes") = yaml_map(), "vehicle") = yaml_map();
        set(cargo, "name", "Vehicle");
        set(cargo, "unit", "truck");
        set(cargo, "source", "gmns");
        Yaml& modes = entry_of(whole_, "modes") = yaml_map();
        Yaml& defaults = entry_of(whole_, "defaults") = yaml_map();
        for (GmnsLink const& link : gmns_.links) {
            std::string const id = link.mode.empty() ? "road" : slug(link.mode);
            if (modes.find(id) != nullptr) {
                continue;
            }
            Yaml& mode = entry_of(modes, id) = yaml_map();
            set(mode, "name", link.mode.empty() ? "Road" : link.mode);
            set(mode, "family", family_of(id));
            Yaml& rule = entry_of(defaults, "by-" + id) = yaml_map();
            set(entry_of(rule, "for") = yaml_map(), "mode", id);
            set(rule, "tariff", "0 USD/truck/km");
            set(rule, "co2e", "0 kg/truck/km");
            set(rule, "assumption", "GMNS states neither prices nor emissions");
        }
    }

    static std::string family_of(std::string const& mode) {
        for (Family const family : families) {
            if (mode.starts_with(name_of(family))) {
                return name_of(family);
            }
        }
        return name_of(Family::road);
    }

    // Each row of freight.csv puts a value somewhere in the network.
    void read_freight() {
        std::vector<Diagnostic> diagnostics;
        TextFile const file{folder_ / "freight.csv", diagnostics};
        CsvTable const table{file};
        std::array<std::optional<std::size_t>, 4> columns{table.required_column("section"), table.required_column("id"),
                                                          table.required_column("key"), table.required_column("value")};
        bool const whole = std::all_of(columns.begin(), columns.end(), [](auto const& column) { return bool{column}; });
        for (std::size_t i = 0; whole && i < table.rows().size(); ++i) {
            auto const& row = table.rows()[i];
            auto const& section = row[*columns[0]];
            auto const& id = row[*columns[1]];
            auto const& key = row[*columns[2]];
            auto const& value = row[*columns[3]];
            if (std::find(sections.begin(), sections.end(), section.text) == sections.end()) {
                file.error(section.at, "a network has no section '" + section.text + "'");
                continue;
            }
            Yaml* const object = object_at(section.text, id.text);
            if (object == nullptr) {
                file.error(id.at, fmt::format("{}.csv has no {} '{}'", section.text == "nodes" ? "node" : "link",
                                              section.text == "nodes" ? "node" : "link", id.text));
            } else if (!put(*object, {key.text, value.text})) {
                file.error(key.at, "'" + key.text + "' cannot be put here; it stands here already, or leads nowhere");
            }
        }
        auto warnings = sift(std::move(diagnostics));
        gmns_.warnings.insert(gmns_.warnings.end(), warnings.begin(), warnings.end());
    }

    // What a row of a section and an id is about; nothing if it is a node or link that its table does not hold.
    Yaml* object_at(std::string const& section, std::string const& id) {
        Yaml& there = entry_of(whole_, section);
        if (section == "nodes" || section == "links") {
            auto const known = index_.find(section + "." + id);
            return known == index_.end() ? nullptr : &there.entries[known->second].value;
        }
        if (id.empty()) {
            if (section == "name") {
                there = {};
            }
            return &there;
        }
        if (id.starts_with('[')) {
            return item_at(there, section, id);
        }
        there.kind = Yaml::Kind::map;
        auto const [known, is_new] = index_.try_emplace(section + "." + id, there.entries.size());
        if (is_new) {
            there.entries.push_back({yaml_text_node(id), {}});
        }
        return &there.entries[known->second].value;
    }

    Yaml* item_at(Yaml& list, std::string const& section, std::string const& id) {
        list.kind = Yaml::Kind::list;
        auto const [known, is_new] = index_.try_emplace(section + id, list.items.size());
        if (is_new) {
            list.items.emplace_back();
        }
        return &list.items[known->second];
    }

    void put_in_order() {
        std::stable_sort(whole_.entries.begin(), whole_.entries.end(), [](YamlEntry const& a, YamlEntry const& b) {
            auto const place = [](YamlEntry const& entry) {
                return std::find(sections.begin(), sections.end(), entry.key.text) - sections.begin();
            };
            return place(a) < place(b);
        });
    }

    [[nodiscard]] std::string scenario() const {
        std::string text = heading() + "name: " + yaml_scalar(gmns_.name) + "\nnetwork: network.yaml\n\ndemand:\n";
        for (GmnsDemand const& demand : gmns_.demand) {
            text += fmt::format("  - {{from: {}, to: {}, cargo: vehicle, volume: {} trucks/h}}\n",
                                node_ids_[demand.from], node_ids_[demand.to], shortest(demand.volume));
        }
        return text;
    }

    std::filesystem::path folder_;
    std::string country_;
    GmnsFolder gmns_;
    Yaml whole_;
    std::vector<std::string> node_ids_;                   // ours, in the order of node.csv
    std::unordered_map<std::string, std::size_t> index_;  // of entries by section and id
};

}  // namespace

Folder import_gmns(std::filesystem::path const& folder, std::string const& country) {
    return Importer{folder, country}.run();
}

}  // namespace corridor
