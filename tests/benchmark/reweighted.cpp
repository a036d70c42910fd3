// Comparisons with other values of time in one process, beside a process for each.

#include <cstdlib>

#include "benchmark/benchmark.h"
#include "benchmark/child.h"
#include "corridor/input/read.h"
#include "corridor/routing/compare.h"

namespace corridor::benchmark {

std::vector<Line> reweighted() {
    std::string const file = std::string{PROJECT_FOLDER} + "/scenarios/china-europe.yaml";
    ScenarioInput input = read_scenario(file);
    Comparer comparer{input.network};
    double const first = input.scenario.shipper.value_of_time_per_day->value;
    double const hundred = median_ms(5, [&] {
        for (int i = 0; i < 100; ++i) {
            input.scenario.shipper.value_of_time_per_day->value = first * (0.5 + 0.01 * i);
            require(comparer.compare(input.scenario).demands.size() == 1, "no answer");
        }
    });
    std::vector<double> each;
    for (int i = 0; i < 11; ++i) {
        each.push_back(run_child({CORRIDOR_PROGRAM, "compare", file, "--format", "json"}).processor_ms);
    }
    std::sort(each.begin(), each.end());
    double const peer = each[each.size() / 2] * 100;
    return {{"100 comparisons with other values of time", hundred, peer, "100 processes", hundred / peer, 0.05}};
}

}  // namespace corridor::benchmark
