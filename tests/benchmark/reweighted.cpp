// Comparisons with other values of time in one process, beside a process for each: 1,000 and 20, in five turns.

#include <fmt/core.h>

#include "benchmark/benchmark.h"
#include "benchmark/child.h"
#include "corridor/input/read.h"
#include "corridor/routing/compare.h"

namespace corridor::benchmark {
namespace {

constexpr int rounds = 5;
constexpr int ours_a_round = 200;
constexpr int processes_a_round = 4;

// Another value at each call, from 20 to 250 USD a day, as far as rail customers' go.
class ValuesOfTime {
public:
    explicit ValuesOfTime(int count) : count_{count} {}
    double next() { return 20 + 230.0 * (number_++ % count_) / count_; }

private:
    int count_;
    int number_ = 0;
};

double total(Comparison const& comparison) {
    double total = 0;
    for (CorridorAnswer const& answer : comparison.demands.front().corridors) {
        total += answer.route->generalised.total().in(dollar);
    }
    return total;
}

}  // namespace

std::vector<Row> reweighted() {
    std::string const file = PROJECT_FOLDER "/scenarios/china-europe.yaml";
    ScenarioInput input = read_scenario(file);
    Price& value_of_time = *input.scenario.shipper.value_of_time_per_day;
    double const one_dollar = value_of_time.value / 55;  // the scenario's own is 55 USD
    Comparer comparer{input.network};
    for (double const dollars : {20.0, 250.0}) {
        value_of_time.value = dollars * one_dollar;
        require(total(comparer.compare(input.scenario)) == total(compare(input.network, input.scenario)),
                "a comparer's second answer is not that of a first");
    }

    ValuesOfTime our_values{rounds * ours_a_round};
    ValuesOfTime process_values{rounds * processes_a_round};
    Measure const in_one_process = processor_time([&] {
        for (int i = 0; i < ours_a_round; ++i) {
            value_of_time.value = our_values.next() * one_dollar;
            require(comparer.compare(input.scenario).demands.size() == 1, "no answer");
        }
    });
    Pair const pair = in_turns(
        rounds, [&] { return in_one_process() / ours_a_round; },
        [&] {
            double spent = 0;
            for (int i = 0; i < processes_a_round; ++i) {
                std::string const change = fmt::format("shipper.value-of-time={} USD/FEU/day", process_values.next());
                spent += run_child({CORRIDOR_PROGRAM, "compare", file, "--set", change}).processor_ms;
            }
            return spent / processes_a_round;
        });
    return {{.what = "1,000 comparisons with other values of time",
             .ours = 1000 * pair.ours,
             .peer = 1000 * pair.peer,
             .ratio = pair.ratio,
             .most_ratio = 0.05,
             .peer_name = "1,000 processes, from 20"}};
}

}  // namespace corridor::benchmark
