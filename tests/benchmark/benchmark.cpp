#include "benchmark/benchmark.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace corridor::benchmark {
namespace {

double processor_ms() {
    std::timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

Measure processor_time(std::function<void()> work) {
    return [work = std::move(work)] {
        double const start = processor_ms();
        work();
        return processor_ms() - start;
    };
}

double median_of(int rounds, Measure const& measure) {
    measure();
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        times.push_back(measure());
    }
    return median(times);
}

Pair in_turns(int rounds, Measure const& ours, Measure const& peer) {
    ours();
    peer();
    std::vector<double> our_times;
    std::vector<double> peer_times;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        our_times.push_back(ours());
        peer_times.push_back(peer());
        ratios.push_back(our_times.back() / peer_times.back());
    }
    return {median(our_times), median(peer_times), median(ratios)};
}

void require(bool holds, char const* what) {
    if (!holds) {
        std::fprintf(stderr, "corridor_bench: %s\n", what);
        std::exit(2);
    }
}

}  // namespace corridor::benchmark
