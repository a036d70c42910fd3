#include "report/relations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "report/shape.h"
#include "report/table_names.h"
#include "report/unit_names.h"

namespace corridor {
namespace {

using Keys = std::vector<std::string>;

// By these a row is known to those below it.
constexpr std::array<std::string_view, 9> naming_keys{"id",   "name", "from", "to",  "cargo",
                                                      "path", "file", "node", "what"};

Keys operator+(Keys keys, std::string key) {
    keys.push_back(std::move(key));
    return keys;
}

std::vector<std::string> names_of(std::vector<Field> const& fields) {
    std::vector<std::string> names;
    names.reserve(fields.size());
    for (Field const& field : fields) {
        names.push_back(field.name);
    }
    return names;
}

std::string readable(std::string const& name) {
    std::string clean;
    for (char const letter : name) {
        clean += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ? '_' : letter;
    }
    return clean.empty() ? "value" : clean;
}

void add_field(Relation& table, Field field) {
    field.name = unique_name(readable(field.name), names_of(table.fields));
    table.fields.push_back(std::move(field));
}

// A table while it is laid out and filled.
struct Draft {
    Relation relation;
    Keys naming;                           // what its name is made of
    std::vector<std::size_t> labels_from;  // fields of its parent that its labels repeat
    std::vector<std::size_t> named_by;     // its own fields by which those below know it
    std::string singular;
};

// A list found in a row, to become a table once the row's own fields are known.
struct FoundList {
    Shape* shape;
    Keys relative;  // keys from the row
    bool in_group;  // it hangs from an object that holds nothing but lists, whose key belongs to its name
};

// Gives each place of a tree its table and column.
class Layout {
public:
    explicit Layout(Shape& tree) {
        drafts_.emplace_back();
        lay_out_row(0, tree, {});
    }

    std::vector<Draft> take() { return std::move(drafts_); }
    // What tables would be called that nothing is known of, so that others are called the same once it is.
    [[nodiscard]] std::vector<Keys> const& empty() const { return empty_; }

private:
    // REQUIRES: the table's keys and labels are laid out.
    void lay_out_row(std::size_t table, Shape& row, Keys const& value_keys) {
        std::vector<FoundList> lists;
        lay_out_columns(table, row, {}, value_keys, false, lists);
        for (FoundList const& list : lists) {
            lay_out_list(table, list);
        }
    }

    // `value_keys` name the value of a row that is no object.
    void lay_out_columns(std::size_t table, Shape& shape, Keys const& relative, Keys const& value_keys, bool in_group,
                         std::vector<FoundList>& lists) {
        Relation& relation = drafts_[table].relation;
        Keys const& keys = relative.empty() ? value_keys : relative;
        bool const is_pair =
            is_interval(keys) && shape.is_pair && shape.holds == Holds::nothing && shape.fields.empty();
        if (is_pair) {
            shape.column = relation.fields.size();
            add_pair(relation, keys);
        } else if (shape.holds != Holds::nothing || is_always_null(shape)) {
            shape.column = relation.fields.size();
            auto const [name, unit] = column_name(keys, shape.holds == Holds::texts || shape.holds == Holds::truths);
            if (relative.size() == 1 && shape.holds == Holds::texts &&
                std::find(naming_keys.begin(), naming_keys.end(), relative.front()) != naming_keys.end()) {
                drafts_[table].named_by.push_back(*shape.column);
            }
            add_field(relation, {name, unit, Role::value, shape.holds});
        }
        for (auto const& [key, field] : shape.fields) {
            lay_out_columns(table, *field, relative + key, value_keys, !relative.empty() && is_group(shape), lists);
        }
        if (shape.is_list && !is_pair) {
            lists.push_back({&shape, relative, in_group});
        }
    }

    // What is nothing wherever it stands is told as well: an empty column.
    static bool is_always_null(Shape const& shape) { return !shape.is_list && shape.fields.empty(); }

    static bool is_group(Shape const& shape) {
        return std::all_of(shape.fields.begin(), shape.fields.end(), [](auto const& entry) {
            return entry.second->is_list && entry.second->holds == Holds::nothing;
        });
    }

    static bool is_interval(Keys const& keys) {
        if (keys.empty()) {
            return false;
        }
        std::string const key = "_" + keys.back() + "_";
        return key == "_location_" || key.find("_range_") != std::string::npos ||
               key.find("_ci95_") != std::string::npos;
    }

    static void add_pair(Relation& relation, Keys const& keys) {
        bool const is_location = keys.back() == "location";
        Keys const above{keys.begin(), is_location ? keys.end() - 1 : keys.end()};
        for (char const* const end : is_location ? std::array{"latitude", "longitude"} : std::array{"low", "high"}) {
            auto const [name, unit] = column_name(above + end, false);
            add_field(relation, {name, unit, Role::value, Holds::numbers});
        }
    }

    void lay_out_list(std::size_t parent, FoundList const& found) {
        // A list within a list has no key of its own.
        Keys const relative = found.relative.empty() ? Keys{drafts_[parent].singular + "_items"} : found.relative;
        Draft draft;
        draft.naming = drafts_[parent].naming;
        draft.naming.insert(draft.naming.end(), relative.begin(), relative.end());
        if (found.in_group) {
            std::string const last = draft.naming.back();
            draft.naming.pop_back();
            draft.naming.back() += "_" + last;
        }
        if (!found.shape->item) {
            empty_.push_back(draft.naming);
            return;
        }
        draft.relation.parent = parent;
        draft.relation.path = drafts_[parent].relation.path;
        draft.relation.path.insert(draft.relation.path.end(), relative.begin(), relative.end());
        auto const [held, order] = split_by(relative.back());
        draft.singular = singular(draft.naming.back());
        Keys value_keys{relative.begin(), relative.end() - 1};
        value_keys.push_back(order.empty() ? singular(relative.back()) : held);
        add_keys(draft, order.empty() ? draft.singular + "_nr" : order);
        std::size_t const table = drafts_.size();
        found.shape->table = table;
        drafts_.push_back(std::move(draft));
        lay_out_row(table, *found.shape->item, value_keys);
    }

    // The keys and labels of the parent, and the place in the list.
    void add_keys(Draft& draft, std::string const& number) {
        Draft const& parent = drafts_[*draft.relation.parent];
        auto const& above = parent.relation.fields;
        for (std::size_t i = 0; i < parent.relation.keys; ++i) {
            draft.relation.fields.push_back(above[i]);
        }
        add_field(draft.relation, {number, "", Role::key, Holds::numbers});
        draft.relation.keys = draft.relation.fields.size();
        for (std::size_t i = parent.relation.keys; i < above.size() && above[i].role == Role::label; ++i) {
            draft.labels_from.push_back(i);
            add_field(draft.relation, above[i]);
        }
        for (std::size_t const i : parent.named_by) {
            if (*draft.relation.parent != 0) {
                draft.labels_from.push_back(i);
                add_field(draft.relation, {parent.singular + "_" + above[i].name, "", Role::label, Holds::texts});
            }
        }
    }

    std::vector<Draft> drafts_;
    std::vector<Keys> empty_;
};

Cell cell_of(Value const& value) {
    if (auto const* const truth = std::get_if<bool>(&value.held())) {
        return *truth;
    }
    if (auto const* const number = std::get_if<double>(&value.held())) {
        return std::isfinite(*number) ? Cell{*number} : Cell{};
    }
    if (auto const* const whole = std::get_if<std::uint64_t>(&value.held())) {
        // A whole number read back from JSON is the number that was written there, wherever a double holds it.
        return *whole <= (std::uint64_t{1} << 53U) ? Cell{static_cast<double>(*whole)} : Cell{*whole};
    }
    auto const* const text = std::get_if<std::string>(&value.held());
    return text != nullptr ? Cell{*text} : Cell{};
}

class Filler {
public:
    explicit Filler(std::vector<Draft>& drafts) : drafts_{drafts} {}

    void fill_row(std::size_t table, std::vector<Cell> cells, Shape const& shape, Value const& value) {
        cells.resize(drafts_[table].relation.fields.size());
        std::vector<std::pair<Shape const*, Value::List const*>> lists;
        fill(cells, shape, value, lists);
        auto& rows = drafts_[table].relation.rows;
        std::size_t const row = rows.size();
        rows.push_back(std::move(cells));
        for (auto const& [list, items] : lists) {
            for (std::size_t i = 0; i < items->size(); ++i) {
                fill_row(*list->table, head(table, row, *list->table, i), *list->item, (*items)[i]);
            }
        }
    }

private:
    static void fill(std::vector<Cell>& cells, Shape const& shape, Value const& value,
                     std::vector<std::pair<Shape const*, Value::List const*>>& lists) {
        if (auto const* const object = std::get_if<Value::Object>(&value.held())) {
            for (auto const& [key, held] : *object) {
                if (Shape const* const field = shape.find(key)) {
                    fill(cells, *field, held, lists);
                }
            }
        } else if (auto const* const list = std::get_if<Value::List>(&value.held())) {
            if (shape.table) {
                lists.emplace_back(&shape, list);
            } else if (shape.column && list->size() == 2) {
                cells[*shape.column] = cell_of(list->front());
                cells[*shape.column + 1] = cell_of(list->back());
            }
        } else if (shape.column) {
            cells[*shape.column] = cell_of(value);
        }
    }

    // What a row takes from the one that it belongs to.
    [[nodiscard]] std::vector<Cell> head(std::size_t parent, std::size_t row, std::size_t table,
                                         std::size_t place) const {
        auto const& above = drafts_[parent].relation.rows[row];
        std::vector<Cell> cells{above.begin(),
                                above.begin() + static_cast<std::ptrdiff_t>(drafts_[parent].relation.keys)};
        cells.emplace_back(std::uint64_t{place});
        for (std::size_t const from : drafts_[table].labels_from) {
            cells.push_back(above[from]);
        }
        return cells;
    }

    std::vector<Draft>& drafts_;
};

bool has_values(Relation const& table) {
    return std::any_of(table.fields.begin(), table.fields.end(),
                       [](Field const& field) { return field.role == Role::value; });
}

// Tables that only count what lies below them are left out: keys join over them.
std::vector<Relation> kept(std::vector<Draft> drafts, std::vector<std::string> const& names) {
    std::vector<std::optional<std::size_t>> place(drafts.size());
    std::vector<Relation> tables;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Relation& table = drafts[i].relation;
        std::optional<std::size_t> above;
        if (table.parent) {
            above = place[*table.parent];
        }
        if (i != 0 && !has_values(table)) {
            place[i] = above;
            continue;
        }
        place[i] = tables.size();
        table.parent = above;
        table.name = i == 0 ? "run" : names[i - 1];
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace

std::optional<std::size_t> column_of(Relation const& table, std::string const& name) {
    auto const found =
        std::find_if(table.fields.begin(), table.fields.end(), [&](Field const& field) { return field.name == name; });
    return found == table.fields.end() ? std::nullopt
                                       : std::optional{static_cast<std::size_t>(found - table.fields.begin())};
}

std::vector<Relation> relations_of(Value const& tree, std::vector<std::string> const& leave_out) {
    // The root is one row, whatever it is.
    Shape shape = shape_of(tree, leave_out);
    Layout layout{shape};
    std::vector<Draft> drafts = layout.take();
    Filler{drafts}.fill_row(0, {}, shape, tree);
    std::vector<Keys> paths;
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        paths.push_back(drafts[i].naming);
    }
    paths.insert(paths.end(), layout.empty().begin(), layout.empty().end());
    return kept(std::move(drafts), table_names(paths, {"run"}));
}

}  // namespace corridor
