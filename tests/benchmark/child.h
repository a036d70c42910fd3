#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace corridor::benchmark {

// What a program took from start to exit.
struct ChildCost {
    double wall_ms = 0;
    double processor_ms = 0;
    double peak_mb = 0;
};

// Runs a program with its output thrown away. Ends this one if it fails.
[[nodiscard]] ChildCost run_child(std::vector<std::string> const& command);

}  // namespace corridor::benchmark
