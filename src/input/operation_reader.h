#pragma once

#include "input/draft.h"

namespace corridor {

// What only the simulator asks for: wagons that come back, and what breaks down.
void read_wagon_fleet(Draft& draft, Record& record, std::string const& id);
void read_breakdowns(Draft& draft, Record& record, std::string const& id);

}  // namespace corridor
