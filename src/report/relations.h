#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "corridor/report/value.h"

namespace corridor {

// One cell of a table: nothing, a truth, a number, a text.
using Cell = std::variant<std::monostate, bool, double, std::uint64_t, std::string>;

enum class Role {
    key,    // the place of the row in its list, from 0, or of a row that it belongs to
    label,  // repeats what names a row that it belongs to
    value
};

enum class Holds { nothing, truths, numbers, texts, several };

struct Field {
    std::string name;  // with the unit last: time_mean_h
    std::string unit;  // as it stands in the name; may be empty
    Role role = Role::value;
    Holds holds = Holds::nothing;
};

// A table: what the lists at one place of a tree hold, a row for each item.
struct Relation {
    std::string name;                   // unique; letters, digits and "_" only
    std::vector<std::string> path;      // the keys that lead to its lists; empty for the tree itself
    std::optional<std::size_t> parent;  // the table whose rows its rows belong to
    std::size_t keys = 0;               // so many fields come first that together tell a row from all others
    std::vector<Field> fields;
    std::vector<std::vector<Cell>> rows;
};

// Where the field of a name stands.
[[nodiscard]] std::optional<std::size_t> column_of(Relation const& table, std::string const& name);

// A tree as tidy tables, parents before children. The first, "run", has one row: all that stands in no list. Each
// list is a table, named by its key and, where two share it, by the keys in which they differ. Its rows begin with keys
// (demand_nr, corridor_nr, leg_nr: places in the lists, from 0, as in the tree), then repeat what names the rows above
// (corridor_name), so that tables join by their common columns. Objects within a row are columns; two numbers called a
// range or an interval are the columns low and high; other lists are tables with a row for each value. Lists that are
// empty everywhere give no table. Keys in `leave_out` are passed over wherever they stand.
[[nodiscard]] std::vector<Relation> relations_of(Value const& tree, std::vector<std::string> const& leave_out = {});

}  // namespace corridor
