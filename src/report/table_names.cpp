#include "report/table_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace corridor {
namespace {

using Path = std::vector<std::string>;

std::string lower(std::string text) {
    for (char& letter : text) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

std::string plain(std::string const& text) {
    std::string name;
    for (char const letter : text) {
        bool const is_plain =
            (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        name += is_plain ? letter : '_';
    }
    // A word of SQLite, as are names that begin with its own.
    return name.empty() ? "table" : lower(name).starts_with("sqlite_") ? "t_" + name : name;
}

// Which keys of a path name it besides the last: counted from the end (from 2) or from the start (from 0).
struct Choice {
    std::vector<std::size_t> from_end;
    bool first = false;
};

std::string name_of(Path const& path, Choice const& choice) {
    std::set<std::size_t> chosen{path.size() - 1};
    for (std::size_t const back : choice.from_end) {
        if (back <= path.size()) {
            chosen.insert(path.size() - back);
        }
    }
    if (choice.first) {
        chosen.insert(0);
    }
    std::string name;
    for (std::size_t const at : chosen) {
        name += (name.empty() ? "" : "_") + path[at];
    }
    return plain(name);
}

// Few keys before many, near ones before far ones.
std::vector<Choice> choices(std::size_t longest) {
    std::vector<Choice> all{{}};
    for (std::size_t back = 2; back <= longest; ++back) {
        all.push_back({{back}, false});
    }
    all.push_back({{}, true});
    for (std::size_t back = 2; back <= longest; ++back) {
        all.push_back({{back}, true});
    }
    Choice everything;
    for (std::size_t back = 2; back <= longest; ++back) {
        everything.from_end.push_back(back);
    }
    all.push_back(everything);
    return all;
}

bool are_distinct(std::vector<Path> const& paths, Choice const& choice) {
    std::set<std::string> names;
    return std::all_of(paths.begin(), paths.end(),
                       [&](Path const& path) { return names.insert(lower(name_of(path, choice))).second; });
}

}  // namespace

std::string unique_name(std::string const& name, std::vector<std::string> const& taken) {
    auto const is_taken = [&](std::string const& candidate) {
        return std::any_of(taken.begin(), taken.end(),
                           [&](std::string const& other) { return lower(other) == lower(candidate); });
    };
    std::string candidate = name;
    for (int i = 2; is_taken(candidate); ++i) {
        candidate = name + "_" + std::to_string(i);
    }
    return candidate;
}

std::vector<std::string> table_names(std::vector<Path> const& paths, std::vector<std::string> const& taken) {
    std::map<std::string, std::vector<Path>> groups;
    for (Path const& path : paths) {
        groups[lower(plain(path.back()))].push_back(path);
    }
    std::map<std::string, Choice> chosen;
    for (auto const& [last, group] : groups) {
        std::size_t longest = 0;
        for (Path const& path : group) {
            longest = std::max(longest, path.size());
        }
        auto const all = choices(longest);
        auto const found =
            std::find_if(all.begin(), all.end(), [&, &g = group](Choice const& c) { return are_distinct(g, c); });
        chosen[last] = found == all.end() ? all.back() : *found;
    }
    std::vector<std::string> names = taken;
    for (Path const& path : paths) {
        names.push_back(unique_name(name_of(path, chosen[lower(plain(path.back()))]), names));
    }
    return {names.begin() + static_cast<std::ptrdiff_t>(taken.size()), names.end()};
}

}  // namespace corridor
