#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct Module {
    int layer = 0;
    std::set<std::string> may_include;  // other modules
};

// Which modules may include the headers of a package.
struct Home {
    std::string headers;  // "boost/" (a folder) or "yaml.h" (one header)
    bool everywhere = false;
    std::set<std::string> modules;
};

// What docs/architecture.md allows.
struct Rulebook {
    std::map<std::string, Module> modules;
    std::vector<Home> homes;
};

// Reads the two tables of the page: the one with the columns layer, module, …, may include, and the one with the
// columns headers, …, at home in. Names stand in backquotes; "every module" is the only other cell that allows
// anything.
[[nodiscard]] Rulebook read_rulebook(std::string_view page);

}  // namespace architecture
