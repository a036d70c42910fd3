#pragma once

#include <string>
#include <vector>

namespace corridor::benchmark {

// What a program took from start to exit.
struct ChildCost {
    double wall_ms = 0;
    double processor_ms = 0;
    double peak_mb = 0;  // at least what this program held when it started the child
};

// Runs a program with its output thrown away. Ends this one if it fails.
[[nodiscard]] ChildCost run_child(std::vector<std::string> command);

}  // namespace corridor::benchmark
