// A year of the Middle Corridor in 2030, many times over: time of a replication, memory over the horizon, and two
// threads against one.

#include <string>
#include <thread>

#include "benchmark/benchmark.h"
#include "benchmark/child.h"

namespace corridor::benchmark {
namespace {

ChildCost simulate(int replications, int threads, std::string const& horizon) {
    return run_child({CORRIDOR_PROGRAM, "simulate", PROJECT_FOLDER "/scenarios/growth-2030.yaml", "--replications",
                      std::to_string(replications), "--threads", std::to_string(threads), "--set",
                      "simulation.horizon=" + horizon, "--set", "simulation.warm-up=90 days"});
}

}  // namespace

std::vector<Row> replications() {
    constexpr int few = 20;
    constexpr int many = 220;
    constexpr int rounds = 3;
    double per_replication = 0;
    double const batch = median_of(rounds, [&] {
        double const start_up = simulate(few, 1, "365 days").processor_ms;
        per_replication = (simulate(many, 1, "365 days").processor_ms - start_up) / (many - few);
        return per_replication;
    });
    double const year = simulate(few, 1, "365 days").peak_mb;
    double const decade = simulate(few, 1, "3650 days").peak_mb;
    std::vector<Row> rows{{.what = "simulate growth-2030, a replication of a year", .ours = batch, .most = 50},
                          {.what = "ten years instead of one, peak memory",
                           .ours = decade,
                           .peer = year,
                           .ratio = decade / year,
                           .most_ratio = 2,  // the answer tells of ten times as many days
                           .peer_name = "one year",
                           .unit = "MB"}};
    if (std::thread::hardware_concurrency() >= 2) {
        Pair const pair = in_turns(
            rounds, [&] { return simulate(many, 2, "365 days").wall_ms; },
            [&] { return simulate(many, 1, "365 days").wall_ms; });
        // At 0.9 of linear two threads take 1 / 1.8 of the time.
        rows.push_back({.what = "220 replications on two threads, wall time",
                        .ours = pair.ours,
                        .peer = pair.peer,
                        .ratio = pair.ratio,
                        .most_ratio = 1 / 1.8,
                        .peer_name = "one thread"});
    }
    return rows;
}

}  // namespace corridor::benchmark
