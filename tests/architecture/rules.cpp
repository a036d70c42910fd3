#include "architecture/rules.h"

#include <algorithm>

namespace architecture {
namespace {

std::string at(Source const& source, int line, std::string const& complaint) {
    return source.path + ":" + std::to_string(line) + ": " + complaint;
}

// Standard headers have neither folder nor ending: <vector>, <cmath>.
bool is_standard(Include const& include) {
    return include.angled && include.name.find_first_of("/.") == std::string::npos;
}

bool belongs(Include const& include, Home const& home) {
    return home.headers.ends_with('/') ? include.name.starts_with(home.headers) : include.name == home.headers;
}

std::string package_fault(Rulebook const& rulebook, Source const& source, Include const& include) {
    auto const module = module_of(source.path);
    auto const home = std::ranges::find_if(rulebook.homes, [&](Home const& each) { return belongs(include, each); });
    if (is_public(source)) {
        return "public headers include no package, but this one <" + include.name + ">";
    }
    if (home == rulebook.homes.end()) {
        return "<" + include.name + "> belongs to no package of docs/architecture.md";
    }
    if (!home->everywhere && !home->modules.contains(module)) {
        return "<" + include.name + "> is not at home in " + module;
    }
    return {};
}

std::string module_fault(Rulebook const& rulebook, Source const& source, Include const& include) {
    bool const names_public = include.name.starts_with("corridor/");
    auto const path = (names_public ? "include/" : "src/") + include.name;
    auto const from = module_of(source.path);
    auto const to = module_of(path);
    if (!rulebook.modules.contains(to)) {
        return "\"" + include.name + "\" lies in no module of docs/architecture.md";
    }
    if (is_public(source) && !names_public) {
        return "a public header includes the private \"" + include.name + "\"";
    }
    auto const row = rulebook.modules.find(from);
    if (from != to && (row == rulebook.modules.end() || !row->second.may_include.contains(to))) {
        return from + " may not include " + to + ", but includes \"" + include.name + "\"";
    }
    return {};
}

struct ForbiddenWord {
    std::string_view word;
    std::string_view why;
    std::vector<std::string_view> allowed_in;  // starts of paths
};

std::vector<ForbiddenWord> const& forbidden_words() {
    static std::vector<ForbiddenWord> const words{
        {"std::cout", "engines return, writers write", {"src/cli/", "src/report/", "tests/"}},
        {"std::cerr", "only cli speaks to people", {"src/cli/", "tests/"}},
        {"std::clog", "only cli speaks to people", {"src/cli/", "tests/"}},
        {"printf", "engines return, writers write", {"src/cli/", "src/report/", "tests/"}},
        {"fmt::print", "engines return, writers write", {"src/cli/", "src/report/", "tests/"}},
        {"_clock::now", "the same inputs give the same answer", {"src/cli/", "tests/benchmark/"}},
        {"random_device", "every random number has an address", {}},
        {"std::rand", "every random number has an address", {}},
    };
    return words;
}

bool is_word_letter(char letter) {
    return letter == '_' || (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z');
}

// Whether `word` stands in the line as a word of its own; a word that begins with _ may end a longer one.
bool holds(std::string_view line, std::string_view word) {
    for (auto found = line.find(word); found != std::string_view::npos; found = line.find(word, found + 1)) {
        bool const starts = word.starts_with('_') || found == 0 || !is_word_letter(line[found - 1]);
        auto const end = found + word.size();
        if (starts && (end == line.size() || !is_word_letter(line[end]))) {
            return true;
        }
    }
    return false;
}

// std::uniform_int_distribution and its kin give other numbers with another standard library.
bool holds_standard_distribution(std::string_view line) {
    for (auto found = line.find("std::"); found != std::string_view::npos; found = line.find("std::", found + 1)) {
        auto const name = line.substr(found + 5);
        auto const end = std::ranges::find_if_not(name, is_word_letter);
        if (name.substr(0, static_cast<std::size_t>(end - name.begin())).ends_with("_distribution")) {
            return true;
        }
    }
    return false;
}

bool starts_with_any(std::string_view path, std::vector<std::string_view> const& starts) {
    return std::ranges::any_of(starts, [&](std::string_view start) { return path.starts_with(start); });
}

}  // namespace

std::vector<std::string> layer_faults(Rulebook const& rulebook) {
    std::vector<std::string> faults;
    for (auto const& [name, module] : rulebook.modules) {
        for (auto const& other : module.may_include) {
            auto const row = rulebook.modules.find(other);
            if (row == rulebook.modules.end()) {
                faults.push_back("docs/architecture.md: " + name + " may include " + other + ", which has no row");
            } else if (row->second.layer >= module.layer) {
                faults.push_back("docs/architecture.md: " + name + " may include " + other + ", which lies no lower");
            }
        }
    }
    return faults;
}

std::vector<std::string> include_faults(Rulebook const& rulebook, Source const& source) {
    std::vector<std::string> faults;
    for (auto const& include : includes(source)) {
        if (is_standard(include)) {
            continue;
        }
        auto const fault =
            include.angled ? package_fault(rulebook, source, include) : module_fault(rulebook, source, include);
        if (!fault.empty()) {
            faults.push_back(at(source, include.line, fault));
        }
    }
    return faults;
}

std::vector<std::string> word_faults(Source const& source) {
    std::vector<std::string> faults;
    for (auto const* const word : {"util", "helper", "manager"}) {
        if (source.path.find(word) != std::string::npos) {
            faults.push_back(at(source, 1, std::string{"'"} + word + "' in a path says nothing about what is inside"));
        }
    }
    int number = 0;
    for (auto const& line : lines(code_only(source.text))) {
        ++number;
        for (auto const& [word, why, allowed_in] : forbidden_words()) {
            if (holds(line, word) && !starts_with_any(source.path, allowed_in)) {
                faults.push_back(at(source, number, std::string{word} + ": " + std::string{why}));
            }
        }
        if (holds_standard_distribution(line)) {
            faults.push_back(at(source, number, "std::*_distribution differs between standard libraries"));
        }
    }
    return faults;
}

std::vector<std::string> header_faults(Source const& source) {
    std::vector<std::string> faults;
    auto const code = lines(code_only(source.text));
    if (std::ranges::none_of(code, [](std::string const& line) { return line.starts_with("#pragma once"); })) {
        faults.push_back(at(source, 1, "#pragma once is missing"));
    }
    int number = 0;
    for (auto const& line : code) {
        ++number;
        if (holds(line, "using namespace")) {
            faults.push_back(at(source, number, "'using namespace' in a header reaches whoever includes it"));
        }
    }
    return faults;
}

std::vector<std::string> tree_faults(Rulebook const& rulebook, std::vector<Source> const& sources) {
    std::vector<std::string> faults;
    std::set<std::string> paths;
    for (auto const& source : sources) {
        paths.insert(source.path);
    }
    for (auto const& path : paths) {
        if (!rulebook.modules.contains(module_of(path))) {
            faults.push_back(path + ":1: lies in no module of docs/architecture.md");
        } else if (path.ends_with(".cpp") && path != "src/cli/main.cpp") {
            auto const name = path.substr(4, path.size() - 8);
            if (!paths.contains("src/" + name + ".h") && !paths.contains("include/corridor/" + name + ".h")) {
                faults.push_back(path + ":1: has neither include/corridor/" + name + ".h nor src/" + name + ".h");
            }
        }
    }
    return faults;
}

std::vector<std::string> modeline_faults(std::filesystem::path const& project, Source const& source) {
    constexpr std::string_view start = "# yaml-language-server: $schema=";
    auto const all = lines(source.text);
    if (all.empty() || !all.front().starts_with(start)) {
        return {at(source, 1, "the first line is not '" + std::string{start} + "' and the schema's path")};
    }
    auto const schema = (project / source.path).parent_path() / all.front().substr(start.size());
    if (!std::filesystem::exists(schema)) {
        return {at(source, 1, "the schema " + all.front().substr(start.size()) + " does not exist")};
    }
    return {};
}

std::vector<std::string> long_files(std::vector<Source> const& sources, std::size_t limit) {
    std::vector<std::string> result;
    for (auto const& source : sources) {
        auto const count = lines(source.text).size();
        if (count > limit) {
            result.push_back(source.path + ": " + std::to_string(count) + " lines");
        }
    }
    return result;
}

}  // namespace architecture
