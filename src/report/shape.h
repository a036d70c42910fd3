#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/report/value.h"
#include "report/relations.h"

namespace corridor {

// What stands at one place of a tree, all items of a list taken together.
struct Shape {
    Holds holds = Holds::nothing;                                        // its scalars
    std::vector<std::pair<std::string, std::unique_ptr<Shape>>> fields;  // if it is an object anywhere
    std::unique_ptr<Shape> item;                                         // if it is a list that holds something
    bool is_list = false;
    bool is_pair = true;  // of lists: each is two numbers

    // Where its values go: filled in when tables are laid out.
    std::optional<std::size_t> column;  // of a pair the first of two
    std::optional<std::size_t> table;

    [[nodiscard]] Shape* find(std::string const& key) const;
};

[[nodiscard]] Shape shape_of(Value const& tree, std::vector<std::string> const& leave_out);

}  // namespace corridor
