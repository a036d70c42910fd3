#pragma once

#include <string>
#include <vector>

#include "report/relations.h"

namespace corridor {

// Writes tables to a file as an XLSX workbook, of the same bytes for the same tables: first a sheet "about" with what
// stands in no list (the run) and the inputs, then a sheet for each table with its headings frozen and filters on.
// Numbers are shown by their units; texts stay texts, whatever they begin with. A text longer than a cell holds is cut
// and says so. What it needs beside the file meanwhile is written into the same folder. Throws std::runtime_error if a
// table has more rows or columns than a sheet, or the file cannot be written.
void write_xlsx(std::vector<Relation> const& tables, std::string const& file);

}  // namespace corridor
