#include "exchange/tree.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace corridor {
namespace {

void collect(Yaml const& node, std::string const& path, std::vector<Leaf>& leaves) {
    if (node.is_null()) {
        return;
    }
    if (node.is_scalar()) {
        leaves.push_back({path, node.text});
    } else if (node.entries.empty() && node.items.empty()) {
        leaves.push_back({path, node.is_map() ? "{}" : "[]"});
    }
    for (auto const& [key, value] : node.entries) {
        collect(value, path.empty() ? key.text : path + "." + key.text, leaves);
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        collect(node.items[i], path + "[" + std::to_string(i) + "]", leaves);
    }
}

// One step of a path: a key, or a place in a list.
struct Step {
    std::string_view key;
    std::optional<std::size_t> index;
};

// Takes the first step off a path; nothing if it is none.
std::optional<Step> take_step(std::string_view& path) {
    if (path.starts_with('[')) {
        auto const end = path.find(']');
        std::size_t index = 0;
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        auto const [rest, failed] = std::from_chars(path.data() + 1, path.data() + end, index);
        if (failed != std::errc{} || rest != path.data() + end) {
            return std::nullopt;
        }
        path.remove_prefix(end + 1);
        return Step{{}, index};
    }
    path.remove_prefix(path.starts_with('.') ? 1 : 0);
    auto const end = std::min(path.size(), path.find_first_of(".["));
    if (end == 0) {
        return std::nullopt;
    }
    Step const step{path.substr(0, end), std::nullopt};
    path.remove_prefix(end);
    return step;
}

bool is_untouched(Yaml const& node) {
    return node.is_scalar() && !node.quoted && node.text.empty();
}

// Where a step leads; nothing if it leads nowhere.
Yaml* follow(Yaml& node, Step const& step) {
    if (step.index) {
        if (is_untouched(node)) {
            node.kind = Yaml::Kind::list;
        }
        if (!node.is_list() || *step.index > node.items.size()) {
            return nullptr;
        }
        if (*step.index == node.items.size()) {
            node.items.emplace_back();
        }
        return &node.items[*step.index];
    }
    if (is_untouched(node)) {
        node.kind = Yaml::Kind::map;
    } else if (node.is_scalar()) {
        Yaml whole = yaml_map();
        entry_of(whole, "value") = std::exchange(node, {});
        node = std::move(whole);
    }
    return node.is_map() ? &entry_of(node, step.key) : nullptr;
}

}  // namespace

Yaml yaml_text_node(std::string text) {
    Yaml node;
    node.quoted = text.empty();  // or it would be null
    node.text = std::move(text);
    return node;
}

Yaml yaml_map() {
    Yaml node;
    node.kind = Yaml::Kind::map;
    return node;
}

Yaml& entry_of(Yaml& map, std::string_view key) {
    for (auto& [name, value] : map.entries) {
        if (name.text == key) {
            return value;
        }
    }
    return map.entries.emplace_back(YamlEntry{yaml_text_node(std::string{key}), {}}).value;
}

void merge(Yaml& into, Yaml const& from) {
    for (auto const& [key, value] : from.entries) {
        Yaml& there = entry_of(into, key.text);
        if (there.is_map() && value.is_map()) {
            merge(there, value);
        } else if (there.is_list() && value.is_list()) {
            there.items.insert(there.items.end(), value.items.begin(), value.items.end());
        } else {
            there = value;
        }
    }
}

std::vector<Leaf> leaves_of(Yaml const& tree) {
    std::vector<Leaf> leaves;
    collect(tree, "", leaves);
    return leaves;
}

bool put(Yaml& root, Leaf const& leaf) {
    Yaml* node = &root;
    std::string_view rest = leaf.path;
    while (!rest.empty()) {
        auto const step = take_step(rest);
        node = step ? follow(*node, *step) : nullptr;
        if (node == nullptr) {
            return false;
        }
    }
    if (!is_untouched(*node)) {
        return false;
    }
    if (leaf.text == "{}" || leaf.text == "[]") {
        node->kind = leaf.text == "{}" ? Yaml::Kind::map : Yaml::Kind::list;
    } else {
        *node = yaml_text_node(leaf.text);
    }
    return true;
}

}  // namespace corridor
