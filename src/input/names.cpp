#include "input/names.h"

#include <algorithm>
#include <filesystem>

namespace corridor {
namespace {

bool is_id(std::string const& text) {
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    });
}

template <class Value>
std::vector<std::string> keys_of(std::map<std::string, Value> const& map) {
    std::vector<std::string> keys;
    keys.reserve(map.size());
    for (auto const& [key, value] : map) {
        keys.push_back(key);
    }
    return keys;
}

template <class IdType>
IdType known_id(Record const& record, Yaml const& at, std::map<std::string, IdType> const& ids, char const* what) {
    auto const found = ids.find(at.text);
    if (found != ids.end()) {
        return found->second;
    }
    auto const near = nearest(at.text, keys_of(ids));
    record.error(at, std::string{"there is no "} + what + " '" + at.text + "'" +
                         (near ? "; did you mean '" + *near + "'?" : ""));
    return IdType{};
}

template <class IdType, class Look>
std::vector<IdType> all_in(Record& record, char const* key, Look const& look) {
    std::vector<IdType> found;
    Yaml const* const value = record.take(key);
    if (value != nullptr && value->is_scalar()) {
        found.push_back(look(*value));
    } else if (value != nullptr && value->is_map()) {
        record.error(*value, std::string{key} + ": a list is wanted");
    } else if (value != nullptr) {
        std::transform(value->items.begin(), value->items.end(), std::back_inserter(found), look);
    }
    return found;
}

}  // namespace

bool is_country(std::string const& text) {
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool Names::claim(Record const& record, std::string const& id) {
    std::string const file = std::filesystem::path{record.document().name}.filename().generic_string();
    std::string const place = file + ":" + std::to_string(record.node().line);
    if (!is_id(id)) {
        record.error("'" + id + "' is no id; ids are written like 'aktau-alat-feeder'");
        return false;
    }
    auto const [found, is_new] = claimed_.emplace(id, place);
    if (!is_new) {
        record.error("the id '" + id + "' is taken already at " + found->second);
    }
    return is_new;
}

NodeId Names::node(Record const& record, Yaml const& at) const {
    return known_id(record, at, nodes, "node");
}

NodeId Names::required_node(Record& record, char const* key) const {
    Yaml const* const value = record.require(key, "a node");
    return value == nullptr ? NodeId{} : node(record, *value);
}

std::vector<NodeId> Names::nodes_in(Record& record, char const* key) const {
    return all_in<NodeId>(record, key, [&](Yaml const& at) { return node(record, at); });
}

Side Names::side(Record& record, char const* key) const {
    Side side;
    auto const read = [&](Yaml const& at) {
        if (at.is_scalar() && is_country(at.text)) {
            side.countries.push_back(at.text);
        } else {
            side.nodes.push_back(node(record, at));
        }
    };
    if (Yaml const* const value = record.take(key)) {
        if (value->is_scalar()) {
            read(*value);
        }
        for (Yaml const& item : value->items) {
            read(item);
        }
    }
    return side;
}

ModeId Names::mode(Record const& record, Yaml const& at) const {
    return known_id(record, at, modes, "mode");
}

std::vector<ModeId> Names::modes_in(Record& record, char const* key) const {
    return all_in<ModeId>(record, key, [&](Yaml const& at) { return mode(record, at); });
}

CargoId Names::cargo(Record const& record, Yaml const& at) const {
    return known_id(record, at, cargoes, "cargo");
}

RiskId Names::risk(Record const& record, Yaml const& at) const {
    return known_id(record, at, risks, "risk");
}

WeatherId Names::weather_process(Record const& record, Yaml const& at) const {
    return known_id(record, at, weather, "weather process");
}

void Names::check_mode_or_family(Record const& record, std::string const& name) const {
    std::vector<std::string> known = keys_of(modes);
    known.emplace_back("any");
    for (Family const family : families) {
        known.emplace_back(name_of(family));
    }
    if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
        auto const near = nearest(name, known);
        record.error("there is no mode or family '" + name + "'" + (near ? "; did you mean '" + *near + "'?" : ""));
    }
}

std::string slug(std::string const& name) {
    std::string id;
    for (char const letter : name) {
        char const lower = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        bool const keeps = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (keeps) {
            id += lower;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-') {
        id.pop_back();
    }
    return id;
}

}  // namespace corridor
