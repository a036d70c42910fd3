#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corridor/report/report.h"
#include "corridor/routing/search.h"

namespace corridor {

// Exit statuses of the program.
enum class Exit { answered = 0, no_answer = 1, wrong_command = 2, wrong_input = 3, other = 4 };

// What every command takes.
struct Options {
    std::vector<std::string> files;
    std::string format = "table";
    std::string output;  // empty: standard output
    std::uint64_t seed = 42;
    std::vector<std::string> set;
    int k = 5;
    bool pareto = false;
    std::string by = "generalised";
};

// Each command answers its question and writes the report.
[[nodiscard]] Exit run_check(Options const& options);
[[nodiscard]] Exit run_routes(Options const& options);
[[nodiscard]] Exit run_compare(Options const& options);
[[nodiscard]] Exit run_explain(Options const& options);
[[nodiscard]] Exit run_export(Options const& options);

// Writes to the output file (beside it first, then renamed, so that it is never half there) or to standard output.
void deliver(Report const& report, Options const& options);
void deliver(std::string const& text, Options const& options);

// Parses the command line, runs the command, and turns every outcome into an exit status.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace corridor
