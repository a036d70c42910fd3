#include "report/table_layout.h"

#include <algorithm>
#include <numeric>

#include "report/characters.h"
#include "report/wrapping.h"

namespace corridor {
namespace {

// How far a column can be narrowed.
struct Room {
    std::size_t natural = 0;   // nothing wrapped
    std::size_t two_high = 0;  // the title in two lines, cells as they are
    std::size_t wrapped = 0;   // the title in three lines, cells wrapped
    std::size_t least = 0;     // a word a line
};

// How narrow a title may be that takes so many lines at the most.
std::size_t title_width(std::string const& title, std::size_t lines) {
    std::size_t width = std::max<std::size_t>(1, narrowest(title));
    while (wrapped(title, width).size() > lines) {
        ++width;
    }
    return width;
}

Room room_of(TextTable const& table, std::size_t number, bool is_rigid) {
    Column const& column = table.columns[number];
    std::size_t widest = 0;
    std::size_t narrow = 0;
    for (auto const& row : table.rows) {
        std::size_t const cell = width_of(row[number]);
        std::size_t const word = narrowest(row[number]);
        widest = std::max(widest, cell);
        narrow = std::max(narrow, std::min(cell, word + (number == 0 ? table_hang : 0)));
    }
    std::size_t const title = width_of(column.title);
    if (is_rigid) {
        std::size_t const all = std::max(widest, title);
        return {all, all, all, all};
    }
    // Less than that is hard to read, however short its words are.
    constexpr std::size_t readable = 14;
    std::size_t const cells = column.align == Align::left ? std::max(narrow, std::min(readable, widest)) : widest;
    return {std::max(widest, title), std::max(widest, title_width(column.title, 2)),
            std::max(cells, title_width(column.title, 3)), std::max(cells, narrowest(column.title))};
}

std::size_t total(std::vector<std::size_t> const& widths) {
    return table_indent + std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
           table_gap * (widths.size() - std::min<std::size_t>(1, widths.size()));
}

// Narrows the column that is widest of those that can be narrowed, by one column at a time, until all fit.
void narrow(std::vector<std::size_t>& widths, std::vector<std::size_t> const& least, std::size_t columns) {
    while (total(widths) > columns) {
        auto widest = widths.end();
        for (auto each = widths.begin(); each != widths.end(); ++each) {
            bool const can = *each > least[static_cast<std::size_t>(each - widths.begin())];
            if (can && (widest == widths.end() || *each > *widest)) {
                widest = each;
            }
        }
        if (widest == widths.end()) {
            return;
        }
        --*widest;
    }
}

// How far columns are narrowed: as long as they read well, or as far as can be.
enum class Narrowing { readable, utmost };

// What these columns take within so many; too much if they cannot be narrowed enough.
Panel fitted(std::vector<Room> const& rooms, std::vector<std::size_t> columns_of_panel, std::size_t columns,
             Narrowing how) {
    Panel panel{std::move(columns_of_panel), {}};
    for (std::size_t const column : panel.columns) {
        panel.widths.push_back(rooms[column].natural);
    }
    std::vector<std::size_t Room::*> limits{&Room::two_high, &Room::wrapped};
    if (how == Narrowing::utmost) {
        limits.push_back(&Room::least);
    }
    for (std::size_t Room::*const limit : limits) {
        std::vector<std::size_t> least;
        for (std::size_t const column : panel.columns) {
            least.push_back(rooms[column].*limit);
        }
        narrow(panel.widths, least, columns);
    }
    return panel;
}

std::vector<std::size_t> range(std::size_t first, std::size_t stop) {
    std::vector<std::size_t> all(stop - first);
    std::iota(all.begin(), all.end(), first);
    return all;
}

// All columns but the keys in one panel after the other, each with the keys. Nothing if one column does not fit.
std::optional<std::vector<Panel>> cut_in_panels(std::vector<Room> rooms, std::size_t keys, std::size_t columns,
                                                Narrowing how) {
    if (how == Narrowing::readable) {
        // Where others move to the next panel, keys need not be pressed into the least that they can be.
        constexpr std::size_t for_others = 40;
        std::size_t const for_keys = columns - std::min(columns, for_others);
        for (std::size_t key = 0; key < keys; ++key) {
            Room& room = rooms[key];
            room.wrapped = std::max(room.wrapped, std::min(room.natural, for_keys / keys));
            room.two_high = std::max(room.two_high, room.wrapped);
        }
    }
    std::vector<Panel> panels;
    for (std::size_t next = keys; next < rooms.size();) {
        std::vector<std::size_t> taken = range(0, keys);
        Panel panel;
        while (next < rooms.size()) {
            taken.push_back(next);
            Panel const wider = fitted(rooms, taken, columns, how);
            if (total(wider.widths) > columns) {
                break;
            }
            panel = wider;
            ++next;
        }
        if (panel.columns.empty()) {
            return std::nullopt;
        }
        panels.push_back(std::move(panel));
    }
    return panels;
}

}  // namespace

std::size_t count_of_keys(TextTable const& table) {
    auto const first = std::find_if(table.columns.begin(), table.columns.end(),
                                    [](Column const& column) { return column.align == Align::right; });
    auto const keys = static_cast<std::size_t>(first - table.columns.begin());
    return keys == table.columns.size() ? std::min<std::size_t>(1, keys) : keys;
}

std::optional<std::vector<Panel>> panels_of(TextTable const& table, std::optional<std::size_t> columns,
                                            std::optional<std::size_t> rigid) {
    std::vector<Room> rooms;
    Panel natural;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        rooms.push_back(room_of(table, column, rigid == column));
        natural.columns.push_back(column);
        natural.widths.push_back(rooms.back().natural);
    }
    if (!columns || total(natural.widths) <= *columns) {
        return std::vector{natural};
    }
    for (Narrowing const how : {Narrowing::readable, Narrowing::utmost}) {
        Panel const whole = fitted(rooms, natural.columns, *columns, how);
        if (total(whole.widths) <= *columns) {
            return std::vector{whole};
        }
        if (auto panels = cut_in_panels(rooms, count_of_keys(table), *columns, how)) {
            return panels;
        }
    }
    return std::nullopt;
}

}  // namespace corridor
