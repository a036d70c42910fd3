#pragma once

#include <string_view>

namespace corridor::benchmark {

// The word by which this program, run as a child, does nothing but load a scenario's files: the peer of a whole answer.
inline constexpr std::string_view yaml_cpp_loader = "--load-by-yaml-cpp";

// Loads a scenario, its network and all that this includes by yaml-cpp, each file once; gives the exit status.
[[nodiscard]] int load_by_yaml_cpp(std::string_view scenario);

}  // namespace corridor::benchmark
