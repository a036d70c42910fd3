#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"

namespace corridor {

// Trees of YAML that are put together and taken apart by path.

[[nodiscard]] Yaml yaml_text_node(std::string text);
[[nodiscard]] Yaml yaml_map();

// The value of a key of a map, which is made if there is none. REQUIRES: a map.
[[nodiscard]] Yaml& entry_of(Yaml& map, std::string_view key);

// Puts what one map says into another: maps within maps are merged, lists joined, other values replaced.
void merge(Yaml& into, Yaml const& from);

// A value at the end of a path: a scalar, or an empty map or list.
struct Leaf {
    std::string path;  // "transfers[0].modes[1]"
    std::string text;  // "{}" and "[]" for what is empty
};

// All values, in order. What is null is no value.
[[nodiscard]] std::vector<Leaf> leaves_of(Yaml const& tree);

// Puts a leaf's value at its path below a node; false if the path is none, or if something stands there already. Where
// a scalar stands that the path leads beyond, it becomes the `value` of a map.
[[nodiscard]] bool put(Yaml& root, Leaf const& leaf);

}  // namespace corridor
