#pragma once

#include "cli/commands.h"
#include "corridor/report/report.h"

namespace corridor {

// Whether the answer becomes the files of a folder: of CSV where the name of the output ends with "/", or is a
// folder's.
[[nodiscard]] bool writes_folder(Options const& options);

// Throws std::invalid_argument if a format needs a file or a folder to write to and none is named, or what is named
// holds what would be lost; std::runtime_error if nothing can be written there. To be asked before the answer is worked
// out, which may take long.
void demand_output(Options const& options);

// Writes a result for other programs to read, if that is what the format says: a workbook, a database, a map, a folder
// of tables. Otherwise nothing is done and false returned.
[[nodiscard]] bool deliver_files(Report const& report, Options const& options);

}  // namespace corridor
