// The main job as a process: wall time and peak memory.

#include "benchmark/benchmark.h"
#include "benchmark/child.h"

namespace corridor::benchmark {

std::vector<Line> process() {
    std::string const file = std::string{PROJECT_FOLDER} + "/scenarios/china-europe.yaml";
    std::vector<double> wall;
    double peak = 0;
    for (int i = 0; i < 15; ++i) {
        ChildCost const cost = run_child({CORRIDOR_PROGRAM, "compare", file});
        wall.push_back(cost.wall_ms);
        peak = std::max(peak, cost.peak_mb);
    }
    std::sort(wall.begin(), wall.end());
    require(peak < 60, "compare china-europe takes 60 MB or more");
    return {{"compare china-europe, start to exit (" + std::to_string(static_cast<int>(peak)) + " MB)",
             wall[wall.size() / 2], 0, "", 0, 150}};
}

}  // namespace corridor::benchmark
