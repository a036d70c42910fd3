#pragma once

#include <string>

namespace corridor::test {

struct Outcome {
    int status = 0;
    std::string output;  // standard output
};

// Runs the real program in the project's folder.
[[nodiscard]] Outcome run(std::string const& arguments);

// The same on a terminal of its own, so many columns wide, which takes both outputs. `environment` is put before the
// program, as "NO_COLOR=1". Where `press_at` is stated, Ctrl-C is pressed once it has come; if that ends the program,
// its status is 128 and the signal's number.
[[nodiscard]] Outcome run_on_terminal(std::string const& arguments, int columns, std::string const& environment = "",
                                      std::string const& press_at = "");

}  // namespace corridor::test
