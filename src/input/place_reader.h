#pragma once

#include "input/draft.h"

namespace corridor {

void read_node(Draft& draft, Record& record, std::string const& id);
// Transfers, controls and handling of a file's nodes. REQUIRES: all nodes are read.
void read_node_details(Draft& draft, Part const& part);

}  // namespace corridor
