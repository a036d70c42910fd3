#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace corridor::benchmark {

// A line of the table: what we take, what a peer takes for the same in the same run, and what was promised.
struct Row {
    std::string what;
    double ours = 0;                        // milliseconds, or megabytes where `unit` says so; median
    double peer = 0;                        // the same of the peer
    double ratio = 0;                       // median of the rounds' own ratios, ours to peer's; 0 without a peer
    std::optional<double> most = {};        // that ours may be
    std::optional<double> most_ratio = {};  // that the ratio may be
    std::string peer_name = {};
    std::string unit = "ms";
};

// What one round took, in milliseconds.
using Measure = std::function<double()>;

struct Pair {
    double ours = 0;
    double peer = 0;
    double ratio = 0;
};

// A measure of processor time: what other programs take of a shared machine is not in it.
[[nodiscard]] Measure processor_time(std::function<void()> work);

// Median of so many rounds, after one that does not count.
[[nodiscard]] double median_of(int rounds, Measure const& measure);

// The same of both in turns, so that a busy machine slows both.
[[nodiscard]] Pair in_turns(int rounds, Measure const& ours, Measure const& peer);

// Ends the program: a benchmark whose answers are wrong measures nothing.
void require(bool holds, char const* what);

// The benchmarks.
[[nodiscard]] std::vector<Row> process();
[[nodiscard]] std::vector<Row> shortest();
[[nodiscard]] std::vector<Row> load();
[[nodiscard]] std::vector<Row> alternatives();
[[nodiscard]] std::vector<Row> reweighted();
[[nodiscard]] std::vector<Row> sim();
[[nodiscard]] std::vector<Row> replications();
[[nodiscard]] std::vector<Row> oil();
[[nodiscard]] std::vector<Row> assignment();
[[nodiscard]] std::vector<Row> flow();

}  // namespace corridor::benchmark
