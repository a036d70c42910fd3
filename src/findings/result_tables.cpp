#include "findings/result_tables.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "report/cell_text.h"

namespace corridor {
namespace {

// A line of the map, and the places at which it calls, in order.
struct Line {
    Cell name;
    std::vector<std::string> calls;
};

using Lines = std::map<std::string, Line, std::less<>>;

// Whether a table has a row for each item of the one list at these keys, below so many others.
bool is_list_at(Relation const& table, std::vector<std::string> const& path, std::size_t above) {
    return table.path == path && table.keys == above + 1;
}

Lines lines_of(std::vector<Relation> const& tables) {
    std::vector<std::pair<std::string, Line>> all;
    for (Relation const& table : tables) {
        if (is_list_at(table, {"map", "lines"}, 0)) {
            auto const id = column_of(table, "id");
            auto const name = column_of(table, "name");
            for (auto const& row : table.rows) {
                all.emplace_back(id ? text_of(row[*id]) : "", Line{name ? row[*name] : Cell{}, {}});
            }
        } else if (is_list_at(table, {"map", "lines", "calls"}, 1)) {
            for (auto const& row : table.rows) {
                std::uint64_t const line = std::get<std::uint64_t>(row.front());
                if (line < all.size()) {
                    all[line].second.calls.push_back(text_of(row.back()));
                }
            }
        }
    }
    return {all.begin(), all.end()};
}

struct Way {
    Cell name;
    Cell from;
    Cell to;
};

// Of "links.x.backward", "services.y.forward.2" (its second passage) or "services.y.departures". Nothing of what is no
// part of a line.
Way way_of(std::string_view id, Lines const& lines) {
    std::size_t passage = 0;
    bool is_backward = false;
    auto found = lines.find(id);
    for (auto dot = id.rfind('.'); found == lines.end() && dot != std::string_view::npos; dot = id.rfind('.')) {
        std::string_view const part = id.substr(dot + 1);
        std::from_chars(part.data(), part.data() + part.size(), passage);
        is_backward = is_backward || part == "backward";
        id = id.substr(0, dot);
        found = lines.find(id);
    }
    if (found == lines.end() || found->second.calls.size() < 2) {
        return {};
    }
    auto const& [name, calls] = found->second;
    bool const is_part = passage > 0 && passage < calls.size();
    Way way{name, is_part ? calls[passage - 1] : calls.front(), is_part ? calls[passage] : calls.back()};
    if (is_backward) {
        std::swap(way.from, way.to);
    }
    return way;
}

void add_ways(Relation& table, Lines const& lines) {
    std::vector<Way> ways(table.rows.size());
    if (auto const id = column_of(table, "id")) {
        std::transform(table.rows.begin(), table.rows.end(), ways.begin(),
                       [&](auto const& row) { return way_of(text_of(row[*id]), lines); });
    }
    for (auto const& [name, member] :
         {std::pair{"name", &Way::name}, std::pair{"from", &Way::from}, std::pair{"to", &Way::to}}) {
        bool const is_told = std::any_of(ways.begin(), ways.end(), [member = member](Way const& way) {
            return !std::holds_alternative<std::monostate>(way.*member);
        });
        if (!is_told || column_of(table, name)) {
            continue;
        }
        table.fields.push_back({name, "", Role::value, Holds::texts});
        for (std::size_t i = 0; i < ways.size(); ++i) {
            table.rows[i].push_back(ways[i].*member);
        }
    }
}

}  // namespace

std::vector<Relation> result_tables(Value const& result) {
    std::vector<Relation> tables = relations_of(result, {"playback"});
    Lines const lines = lines_of(tables);
    for (Relation& table : tables) {
        if (is_list_at(table, {"links"}, 0) || is_list_at(table, {"limits"}, 0)) {
            add_ways(table, lines);
        }
    }
    return tables;
}

}  // namespace corridor
