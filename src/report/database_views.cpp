#include "report/database_views.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "report/cell_text.h"
#include "report/table_names.h"
#include "report/unit_names.h"

namespace corridor {
namespace {

constexpr std::size_t most_beside = 12;     // more would be a wide table nobody reads
constexpr std::size_t most_measures = 400;  // SQLite joins no more than 500 queries

std::string quoted_text(std::string const& text) {
    std::string quoted = "'";
    for (char const letter : text) {
        quoted += letter == '\'' ? "''" : std::string(1, letter);
    }
    return quoted + "'";
}

// The different texts of a column, in order of appearance.
std::vector<std::string> texts_of(Relation const& table, std::size_t column) {
    std::vector<std::string> texts;
    std::set<std::string> seen;
    for (auto const& row : table.rows) {
        auto const* const text = std::get_if<std::string>(&row[column]);
        // As it stands in the rows.
        if (text != nullptr && seen.insert(valid_text(*text)).second) {
            texts.push_back(valid_text(*text));
        }
    }
    return texts;
}

// Names views, none as a table or another view.
class Views {
public:
    explicit Views(std::vector<Relation> const& tables) : tables_{tables} {
        for (Relation const& table : tables) {
            taken_.push_back(table.name);
        }
    }

    std::vector<std::string> statements() {
        for (Relation const& table : tables_) {
            add_beside(table);
            add_named(table);
            add_dated(table);
        }
        return std::move(statements_);
    }

private:
    void add(std::string const& name, std::string const& query) {
        taken_.push_back(unique_name(name, taken_));
        statements_.push_back("CREATE VIEW " + quoted_name(taken_.back()) + " AS " + query);
    }

    // What the named rows of one parent measure, a row for each measure and a column for each name.
    void add_beside(Relation const& table) {
        auto const name = column_of(table, "name");
        std::vector<std::size_t> measures;
        for (std::size_t i = table.keys; i < table.fields.size(); ++i) {
            if (table.fields[i].role == Role::value && table.fields[i].holds == Holds::numbers) {
                measures.push_back(i);
            }
        }
        if (!name || table.fields[*name].role != Role::value || measures.empty() || measures.size() > most_measures) {
            return;
        }
        std::vector<std::string> const rows = texts_of(table, *name);
        if (rows.size() < 2 || rows.size() > most_beside) {
            return;
        }
        std::vector<std::string> columns = {"measure", "unit"};
        std::string above;  // keys and labels of the parent
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            if (i + 1 < table.keys || table.fields[i].role == Role::label) {
                above += quoted_name(table.fields[i].name) + ", ";
                columns.push_back(table.fields[i].name);
            }
        }
        std::string query;
        std::vector<std::string> aliases;
        for (std::string const& row : rows) {
            columns.push_back(unique_name(row, columns));
            aliases.push_back(columns.back());
        }
        for (std::size_t const i : measures) {
            Field const& field = table.fields[i];
            query += query.empty() ? "" : " UNION ALL ";
            query +=
                "SELECT " + above + quoted_text(field.name) + " AS measure, " + quoted_text(field.unit) + " AS unit";
            for (std::size_t r = 0; r < rows.size(); ++r) {
                query += ", MAX(CASE WHEN name = " + quoted_text(rows[r]) + " THEN " + quoted_name(field.name) +
                         " END) AS " + quoted_name(aliases[r]);
            }
            query += " FROM " + quoted_name(table.name) + grouped(table);
        }
        add(table.name + "_beside", query);
    }

    static std::string grouped(Relation const& table) {
        std::string group;
        for (std::size_t i = 0; i + 1 < table.keys; ++i) {
            group += (group.empty() ? " GROUP BY " : ", ") + quoted_name(table.fields[i].name);
        }
        return group;
    }

    // Where all texts of a column are ids of one table that has names or titles, these beside them.
    void add_named(Relation const& table) {
        std::string columns;
        std::string joins;
        for (std::size_t i = table.keys; i < table.fields.size(); ++i) {
            Field const& field = table.fields[i];
            if (field.role != Role::value || field.holds != Holds::texts || field.name == "id" ||
                field.name == "name" || field.name == "title") {
                continue;
            }
            auto const [target, naming] = referred(texts_of(table, i), table);
            if (target == nullptr) {
                continue;
            }
            std::string const alias = "r" + std::to_string(i);
            std::vector<std::string> own;
            for (Field const& other : table.fields) {
                own.push_back(other.name);
            }
            columns += fmt::format(", {}.{} AS {}", alias, quoted_name(naming),
                                   quoted_name(unique_name(field.name + "_" + naming, own)));
            joins += fmt::format(" LEFT JOIN {0} AS {1} ON {1}.id = t.{2}", quoted_name(target->name), alias,
                                 quoted_name(field.name));
        }
        if (!joins.empty()) {
            add(table.name + "_named", "SELECT t.*" + columns + " FROM " + quoted_name(table.name) + " AS t" + joins);
        }
    }

    [[nodiscard]] std::pair<Relation const*, std::string> referred(std::vector<std::string> const& texts,
                                                                   Relation const& from) const {
        for (Relation const& target : tables_) {
            auto const id = column_of(target, "id");
            std::string const naming = column_of(target, "name") ? "name" : "title";
            if (texts.empty() || &target == &from || target.keys != 1 || !id || !column_of(target, naming)) {
                continue;
            }
            std::vector<std::string> const ids = texts_of(target, *id);
            std::set<std::string> const known{ids.begin(), ids.end()};
            bool const knows_all =
                known.size() == target.rows.size() &&
                std::all_of(texts.begin(), texts.end(), [&](std::string const& text) { return known.contains(text); });
            if (knows_all) {
                return {&target, naming};
            }
        }
        return {nullptr, ""};
    }

    // The date of a day that is counted from a start.
    void add_dated(Relation const& table) {
        bool const has_days = table.keys > 0 && table.fields[table.keys - 1].name == "day";
        std::string const start = has_days ? start_of(table) : "";
        if (!start.empty()) {
            add(table.name + "_dated", "SELECT date((SELECT " + quoted_name(start) +
                                           " FROM run), '+' || day || ' days') AS date, t.* FROM " +
                                           quoted_name(table.name) + " AS t");
        }
    }

    // The column of the run with the start of what a table is part of: of a pair of scenarios each has its own.
    [[nodiscard]] std::string start_of(Relation const& table) const {
        for (std::size_t length = table.path.size() + 1; length-- > 0;) {
            std::vector<std::string> keys{table.path.begin(), table.path.begin() + static_cast<std::ptrdiff_t>(length)};
            keys.emplace_back("start");
            std::string name = column_name(keys, true).name;
            if (column_of(tables_.front(), name)) {
                return name;
            }
        }
        return "";
    }

    std::vector<Relation> const& tables_;
    std::vector<std::string> taken_;
    std::vector<std::string> statements_;
};

}  // namespace

std::string quoted_name(std::string const& name) {
    std::string quoted = "\"";
    for (char const letter : name) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + "\"";
}

std::vector<std::string> view_statements(std::vector<Relation> const& tables) {
    return Views{tables}.statements();
}

}  // namespace corridor
