// Runs the benchmarks whose names hold the words of the command line, or all; fails if a bound is missed by more than
// a busy machine explains.

#include <array>
#include <cstring>
#include <string>

#include <fmt/core.h>

#include "benchmark/benchmark.h"

namespace {

using namespace corridor::benchmark;

struct Named {
    char const* name;
    std::vector<Line> (*run)();
};

// `process` stands first: a child's peak memory counts what its parent held when it began.
constexpr std::array all{Named{"process", process}, Named{"shortest", shortest}, Named{"load", load},
                         Named{"alternatives", alternatives}, Named{"reweighted", reweighted}};
constexpr double noise = 1.25;

bool is_met(Line const& line) {
    return (line.ratio > 0 ? line.ratio : line.ours) <= line.bound * noise;
}

}  // namespace

int main(int argc, char** argv) {
    bool all_met = true;
    fmt::print("{:<52} {:>10} {:>10} {:>7} {:>7}  {}\n", "", "ours, ms", "peer, ms", "ratio", "bound", "peer");
    for (Named const& benchmark : all) {
        bool wanted = argc == 1;
        for (int i = 1; i < argc; ++i) {
            wanted = wanted || std::strstr(benchmark.name, argv[i]) != nullptr;
        }
        if (!wanted) {
            continue;
        }
        for (Line const& line : benchmark.run()) {
            bool const has_peer = line.ratio > 0;
            fmt::print("{:<52} {:>10.3f} {:>10} {:>7} {:>7}  {} {}\n", line.what, line.ours,
                       has_peer ? fmt::format("{:.3f}", line.peer) : "",
                       has_peer ? fmt::format("{:.3f}", line.ratio) : "",
                       has_peer ? fmt::format("{:g}", line.bound) : fmt::format("{:g} ms", line.bound), line.peer_name,
                       is_met(line) ? "" : "MISSED");
            all_met = all_met && is_met(line);
        }
    }
    return all_met ? 0 : 1;
}
