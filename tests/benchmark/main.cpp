// Runs the benchmarks whose names hold a word of the command line, or all; exit status 1 if a bound is missed by more
// than a busy machine explains, 2 if answers are wrong or no benchmark has such a name.

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/core.h>

#include "benchmark/benchmark.h"
#include "benchmark/yaml_cpp_loader.h"

namespace {

using namespace corridor::benchmark;

struct Named {
    std::string_view name;
    std::vector<Row> (*run)();
};

// `process` stands first: a child's peak memory counts what its parent held when it began.
constexpr std::array all{Named{"process", process},
                         Named{"shortest", shortest},
                         Named{"load", load},
                         Named{"alternatives", alternatives},
                         Named{"reweighted", reweighted},
                         Named{"sim", sim},
                         Named{"simulate", replications},
                         Named{"oil", oil},
                         Named{"assign", assignment},
                         Named{"flow", flow}};
constexpr double noise = 1.25;

// By how much a row exceeds what was promised; at most 1 if it keeps it.
double excess(Row const& row) {
    double excess = 0;
    if (row.most) {
        excess = std::max(excess, row.ours / *row.most);
    }
    if (row.most_ratio) {
        excess = std::max(excess, row.ratio / *row.most_ratio);
    }
    return excess;
}

std::string verdict(Row const& row) {
    if (!row.most && !row.most_ratio) {
        return "";
    }
    if (excess(row) <= 1) {
        return "met";
    }
    return excess(row) <= noise ? "near" : "MISSED";
}

std::string bound(Row const& row) {
    if (row.most) {
        return fmt::format("{:g} {}", *row.most, row.unit);
    }
    return row.most_ratio ? fmt::format("x {:g}", *row.most_ratio) : "";
}

void print(Row const& row) {
    bool const has_peer = row.ratio > 0;
    fmt::print("{:<52} {:>10.3f} {:>10} {:>2} {:>7} {:>8} {:<6} {}\n", row.what, row.ours,
               has_peer ? fmt::format("{:.3f}", row.peer) : "", row.unit,
               has_peer ? fmt::format("{:.3f}", row.ratio) : "", bound(row), verdict(row), row.peer_name);
}

bool is_wanted(Named const& benchmark, int argc, char** argv) {
    return argc == 1 || std::any_of(argv + 1, argv + argc, [&](std::string_view word) {
               return benchmark.name.find(word) != std::string_view::npos;
           });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 3 && argv[1] == yaml_cpp_loader) {
        return load_by_yaml_cpp(argv[2]);
    }
    if (std::none_of(all.begin(), all.end(), [&](Named const& named) { return is_wanted(named, argc, argv); })) {
        fmt::print(stderr, "corridor_bench: no benchmark has such a name; known are");
        for (Named const& named : all) {
            fmt::print(stderr, " {}", named.name);
        }
        fmt::print(stderr, "\n");
        return 2;
    }
    fmt::print(
        "Medians; the ratio is the median of the rounds' ratios, ours to the peer's. Up to {:g} of a bound is "
        "'near', beyond it missed.\n{:<52} {:>10} {:>10} {:>2} {:>7} {:>8} {:<6} {}\n",
        noise, "", "ours", "peer", "", "ratio", "bound", "", "peer");
    bool all_kept = true;
    for (Named const& benchmark : all) {
        if (!is_wanted(benchmark, argc, argv)) {
            continue;
        }
        for (Row const& row : benchmark.run()) {
            print(row);
            all_kept = all_kept && excess(row) <= noise;
        }
    }
    return all_kept ? 0 : 1;
}
