#pragma once

#include <string>
#include <vector>

#include "corridor/network/faults.h"
#include "corridor/network/network.h"
#include "corridor/report/report.h"

namespace corridor {

// A complaint about an input file, as its reader placed it.
struct PlacedFault {
    std::string file;
    int line = 0;
    int column = 0;
    Severity severity = Severity::error;
    std::string path;
    std::string message;
};

// What a network holds, how well it is sourced, and what it assumes; and, of a scenario, what that states and assumes.
[[nodiscard]] Report describe(Network const& network, std::vector<PlacedFault> const& faults,
                              std::vector<FigureRow> const& of_scenario = {});

// The same for files that could not be read.
[[nodiscard]] Report describe(std::vector<PlacedFault> const& faults);

// A file that was checked, and what is to say of it.
struct CheckedFile {
    std::string file;
    Report report;
};

// Several files in one report: `files` in the values holds what each has by itself.
[[nodiscard]] Report describe(std::vector<CheckedFile> const& checked);

}  // namespace corridor
