#pragma once

#include "input/draft.h"

namespace corridor {

// Days of the week and a time of day; nothing if no days are stated.
[[nodiscard]] std::optional<Departure::Timetable> read_timetable(Record& departure);

void read_link(Draft& draft, Record& record, std::string const& id);
void read_service(Draft& draft, Record& record, std::string const& id);

}  // namespace corridor
