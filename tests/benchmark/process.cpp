// The main question as a process, from start to exit: wall time and peak memory, beside a process that only loads the
// same files by yaml-cpp.

#include <algorithm>

#include "benchmark/benchmark.h"
#include "benchmark/child.h"
#include "benchmark/yaml_cpp_loader.h"

namespace corridor::benchmark {

std::vector<Row> process() {
    std::string const scenario = PROJECT_FOLDER "/scenarios/china-europe.yaml";
    double our_peak = 0;
    double peer_peak = 0;
    auto const run = [](std::vector<std::string> const& command, double& peak) {
        ChildCost const cost = run_child(command);
        peak = std::max(peak, cost.peak_mb);
        return cost.wall_ms;
    };
    Pair const wall = in_turns(
        15,
        [&] {
            return run({CORRIDOR_PROGRAM, "compare", scenario}, our_peak);
        },
        [&] {
            return run({"/proc/self/exe", std::string{yaml_cpp_loader}, scenario}, peer_peak);
        });
    std::string const peer = "a process that only loads the files, yaml-cpp";
    return {{.what = "compare china-europe, start to exit, wall time",
             .ours = wall.ours,
             .peer = wall.peer,
             .ratio = wall.ratio,
             .most = 150,
             .peer_name = peer},
            {.what = "compare china-europe, peak memory",
             .ours = our_peak,
             .peer = peer_peak,
             .ratio = our_peak / peer_peak,
             .most = 60,
             .peer_name = peer,
             .unit = "MB"}};
}

}  // namespace corridor::benchmark
