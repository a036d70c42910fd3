#pragma once

#include <string>

namespace corridor::test {

struct Outcome {
    int status = 0;
    std::string output;  // standard output
};

// Runs the real program in the project's folder.
[[nodiscard]] Outcome run(std::string const& arguments);

}  // namespace corridor::test
