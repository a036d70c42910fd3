#include "corridor/exchange/gmns_export.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "corridor/input/read.h"
#include "corridor/units/measure.h"
#include "corridor/units/quantity.h"
#include "exchange/tree.h"
#include "input/csv_reader.h"
#include "input/files.h"
#include "input/record.h"

namespace corridor {
namespace {

// Takes a scalar out of a map, so that it is not written twice; empty if there is none.
std::string take(Yaml& map, std::string_view key) {
    auto const found = std::find_if(map.entries.begin(), map.entries.end(),
                                    [key](YamlEntry const& entry) { return entry.key.text == key; });
    if (found == map.entries.end() || !found->value.is_scalar()) {
        return "";
    }
    std::string text = found->value.text;
    map.entries.erase(found);
    return text;
}

// Takes the number out of a figure, whether it stands alone or with a source, if it has this dimension: "404" of
// "404 km". Empty if it has none.
std::string take_number(Yaml& object, std::string_view key, std::string_view unit) {
    auto const found = std::find_if(object.entries.begin(), object.entries.end(),
                                    [key](YamlEntry const& entry) { return entry.key.text == key; });
    if (found == object.entries.end()) {
        return "";
    }
    Yaml const* const value = found->value.is_map() ? found->value.find("value") : &found->value;
    if (value == nullptr || !value->is_scalar()) {
        return "";
    }
    auto const read = read_measure(value->text);
    Measure const one = std::get<Measure>(read_unit(unit));
    if (!std::holds_alternative<Measure>(read) || std::get<Measure>(read).dimension != one.dimension ||
        std::get<Measure>(read).price_year) {
        return "";
    }
    // As it is written, if it is in this unit already.
    std::string const ending = " " + std::string{unit};
    std::string number = value->text.ends_with(ending) ? value->text.substr(0, value->text.size() - ending.size())
                                                       : number_in(std::get<Measure>(read).value, one.value);
    if (value == &found->value) {
        object.entries.erase(found);
    } else {
        static_cast<void>(take(found->value, "value"));
    }
    return number;
}

class Exporter {
public:
    explicit Exporter(std::filesystem::path const& file) : network_{read_network(file).network} {
        std::vector<Diagnostic> ignored;
        Files const files = read_with_includes(file, ignored);
        Reading reading;
        PriceBasis const basis = stated_basis(reading, *files.documents.back(), {});
        whole_.kind = Yaml::Kind::map;
        for (auto const& document : files.documents) {
            if (stated_basis(reading, *document, {}) != basis) {
                throw std::invalid_argument{"'" + document->name + "' states its prices in other money than '" +
                                            files.documents.back()->name +
                                            "'; prices with a year ('USD@2023') can be carried together"};
            }
            merge(whole_, document->root);
        }
        std::erase_if(whole_.entries, [](YamlEntry const& entry) { return entry.key.text == "include"; });
    }

    Folder run() {
        Folder folder;
        folder.files.push_back({"config.csv", config()});
        folder.files.push_back({"node.csv", nodes()});
        folder.files.push_back({"link.csv", links()});
        folder.files.push_back({"freight.csv", freight()});  // what the others have left
        folder.summary = fmt::format("{}: {} nodes, {} links; {} rows of freight", network_.name, network_.nodes.size(),
                                     network_.links.size(), rows_of_freight_);
        return folder;
    }

private:
    std::string config() {
        return csv_row({"dataset_name", "short_length", "long_length", "speed", "crs", "geometry_field_format",
                        "currency", "version_number", "id_type"}) +
               csv_row({take(whole_, "name"), "m", "km", "km/h", "EPSG:4326", "WKT", "USD", "0.96", "string"});
    }

    std::string nodes() {
        std::string text = csv_row({"node_id", "name", "x_coord", "y_coord", "node_type", "zone_id", "country"});
        for (auto& [id, node] : entry_of(whole_, "nodes").entries) {
            std::string x;
            std::string y;
            if (Yaml const* const location = node.find("location"); location != nullptr && location->is_list()) {
                y = location->items[0].text;
                x = location->items[1].text;
            }
            std::erase_if(node.entries, [](YamlEntry const& entry) { return entry.key.text == "location"; });
            std::string const name = take(node, "name");
            std::string const kind = take(node, "kind");
            text += csv_row({id.text, name, x, y, kind, kind == "zone" ? id.text : "", take(node, "country")});
        }
        return text;
    }

    std::string links() {
        std::string text = csv_row({"link_id", "name", "from_node_id", "to_node_id", "directed", "length",
                                    "facility_type", "capacity", "free_speed", "lanes", "toll", "mode", "country"});
        for (auto& [id, link] : entry_of(whole_, "links").entries) {
            auto const [from, to, directed] = take_ends(link);
            std::string const name = take(link, "name");
            std::string const mode = take(link, "mode");
            std::string const length = take_number(link, "length", "km");
            // GMNS counts vehicles; what trains pass stands among the freight.
            std::string const capacity = take_number(link, "capacity", "trucks/h");
            std::string const speed = take_number(link, "speed", "km/h");
            std::string const toll = take_number(link, "charge", "USD/truck");
            text += csv_row({id.text, name, from, to, directed, length, family_of(mode), capacity, speed,
                             capacity.empty() ? "" : "1", toll, mode, take(link, "country")});
        }
        return text;
    }

    static std::array<std::string, 3> take_ends(Yaml& link) {
        Yaml const* const between = link.find("between");
        if (between == nullptr) {
            std::string from = take(link, "from");
            return {std::move(from), take(link, "to"), "true"};
        }
        std::array<std::string, 3> ends{between->items[0].text, between->items[1].text, "false"};
        std::erase_if(link.entries, [](YamlEntry const& entry) { return entry.key.text == "between"; });
        return ends;
    }

    [[nodiscard]] std::string family_of(std::string const& mode) const {
        auto const found = std::find_if(network_.modes.begin(), network_.modes.end(),
                                        [&](Mode const& known) { return known.id == mode; });
        return found == network_.modes.end() ? "" : name_of(found->family);
    }

    std::string freight() {
        std::string text = csv_row({"section", "id", "key", "value"});
        for (auto const& [section, content] : whole_.entries) {
            if (content.is_scalar()) {
                text += row(section.text, "", "", content.text);
            }
            for (auto const& [id, object] : content.entries) {
                for (Leaf const& leaf : leaves_of(object)) {
                    text += row(section.text, id.text, leaf.path, leaf.text);
                }
            }
            for (std::size_t i = 0; i < content.items.size(); ++i) {
                for (Leaf const& leaf : leaves_of(content.items[i])) {
                    text += row(section.text, "[" + std::to_string(i) + "]", leaf.path, leaf.text);
                }
            }
        }
        return text;
    }

    std::string row(std::string const& section, std::string const& id, std::string const& key,
                    std::string const& value) {
        bool const is_own = (section == "nodes" || section == "links") && value == "{}" && key.empty();
        if (is_own) {
            return "";  // its table has said it all
        }
        if (key == "samples" || key.ends_with(".samples")) {
            throw std::invalid_argument{section + "." + id + "." + key + ": files of samples cannot be carried"};
        }
        ++rows_of_freight_;
        return csv_row({section, id, key, value});
    }

    Network network_;
    Yaml whole_;
    std::size_t rows_of_freight_ = 0;
};

}  // namespace

Folder export_gmns(std::filesystem::path const& file) {
    return Exporter{file}.run();
}

}  // namespace corridor
