#pragma once

#include <filesystem>
#include <optional>
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
    std::optional<std::uint64_t> seed;
    std::vector<std::string> set;
    int k = 5;
    bool pareto = false;
    std::string by = "generalised";
    std::optional<int> replications;
    int threads = 0;  // 0: as many as there are processors
    std::string precision;
    std::string trace;
    std::string against;
    bool unlimited = false;
    bool playback = false;
    int rungs = 8;
    double detour = 0.5;
    bool pairs = false;
    std::string corridor;
    std::string principle = "user";
    std::string delays = "queue";
    double gap = 1e-8;
    int iterations = 2000;
    std::string flows;
    std::string time_unit = "min";
    std::string length_unit = "km";
    double toll_weight = 0;
    double distance_weight = 0;
    std::string country = "ZZ";
    bool quiet = false;
    std::string color = "auto";
    std::vector<std::string> asked;  // the words that change an answer, but for what answers state themselves
};

// Each command answers its question and writes the report.
[[nodiscard]] Exit run_check(Options const& options);
[[nodiscard]] Exit run_routes(Options const& options);
[[nodiscard]] Exit run_compare(Options const& options);
[[nodiscard]] Exit run_explain(Options const& options);
[[nodiscard]] Exit run_diff(Options const& options);

}  // namespace corridor
