#pragma once

#include <cstdint>
#include <vector>

namespace corridor {

// How long something takes: all that was observed, in hours.
struct ObservedHours {
    std::uint64_t count = 0;  // all else is zero if this is
    double mean = 0;
    double sd = 0;
    double min = 0;
    double p10 = 0;
    double p50 = 0;
    double p80 = 0;
    double p90 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
    std::vector<double> curve{};  // quantiles at `curve_steps` equal steps from 0 to 100 %; empty where none is kept
};

}  // namespace corridor
