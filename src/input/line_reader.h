#pragma once

#include "input/draft.h"

namespace corridor {

void read_link(Draft& draft, Record& record, std::string const& id);
void read_service(Draft& draft, Record& record, std::string const& id);

}  // namespace corridor
