#pragma once

#include <functional>
#include <string>
#include <vector>

namespace corridor::benchmark {

// One line of the result: what we take against what a peer takes for the same, in the same run.
struct Line {
    std::string what;
    double ours = 0;  // milliseconds of processor time, median
    double peer = 0;  // the same of the peer; 0 if there is none
    std::string peer_name;
    double ratio = 0;  // median of the rounds' own ratios, ours to peer's; 0 without a peer
    double bound = 0;  // of the ratio, or of our milliseconds if there is no peer
};

struct Pair {
    double ours = 0;
    double peer = 0;
    double ratio = 0;
};

using Work = std::function<void()>;

// Milliseconds of processor time that something takes, median of so many rounds.
[[nodiscard]] double median_ms(int rounds, Work const& work);

// Both in turns, so that a busy machine slows both.
[[nodiscard]] Pair in_turns(int rounds, Work const& ours, Work const& peer);

// Ends the program: a benchmark whose answers are wrong measures nothing.
void require(bool holds, char const* what);

// The benchmarks.
[[nodiscard]] std::vector<Line> shortest();
[[nodiscard]] std::vector<Line> load();
[[nodiscard]] std::vector<Line> alternatives();
[[nodiscard]] std::vector<Line> reweighted();
[[nodiscard]] std::vector<Line> process();

}  // namespace corridor::benchmark
