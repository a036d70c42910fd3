#include "architecture/rulebook.h"

#include <charconv>

#include "architecture/source.h"

namespace architecture {
namespace {

std::string trimmed(std::string_view cell) {
    auto const first = cell.find_first_not_of(' ');
    auto const last = cell.find_last_not_of(' ');
    return first == std::string_view::npos ? std::string{} : std::string{cell.substr(first, last - first + 1)};
}

// "| a | b |" has the cells "a" and "b"; a line that is no row of a table has none.
std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> result;
    if (!line.starts_with('|')) {
        return result;
    }
    line.remove_prefix(1);
    for (auto bar = line.find('|'); bar != std::string_view::npos; bar = line.find('|')) {
        result.push_back(trimmed(line.substr(0, bar)));
        line.remove_prefix(bar + 1);
    }
    return result;
}

// What stands between backquotes: "`units`, `random`" has the names units and random.
std::vector<std::string> names(std::string_view cell) {
    std::vector<std::string> result;
    for (auto open = cell.find('`'); open != std::string_view::npos; open = cell.find('`')) {
        auto const close = cell.find('`', open + 1);
        if (close == std::string_view::npos) {
            break;
        }
        result.emplace_back(cell.substr(open + 1, close - open - 1));
        cell.remove_prefix(close + 1);
    }
    return result;
}

std::set<std::string> name_set(std::string_view cell) {
    auto const list = names(cell);
    return {list.begin(), list.end()};
}

void add_module(Rulebook& rulebook, std::vector<std::string> const& row) {
    auto const& number = row.front();
    Module module{0, name_set(row.back())};
    std::from_chars(number.data(), number.data() + number.size(), module.layer);
    for (auto const& name : names(row[1])) {
        rulebook.modules.emplace(name, module);
    }
}

void add_home(Rulebook& rulebook, std::vector<std::string> const& row) {
    for (auto const& headers : names(row.front())) {
        rulebook.homes.push_back({headers, row.back() == "every module", name_set(row.back())});
    }
}

}  // namespace

Rulebook read_rulebook(std::string_view page) {
    Rulebook rulebook;
    std::string table;  // first column of the table that the line stands in
    for (auto const& line : lines(page)) {
        auto const row = cells(line);
        if (row.size() < 3) {
            table.clear();
        } else if (table.empty()) {
            table = row.front();
        } else if (!row.front().starts_with("-") && table == "layer") {
            add_module(rulebook, row);
        } else if (!row.front().starts_with("-") && table == "headers") {
            add_home(rulebook, row);
        }
    }
    return rulebook;
}

}  // namespace architecture
