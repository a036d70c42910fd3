#pragma once

#include "input/draft.h"

namespace corridor {

void read_default(Draft& draft, Record& record, std::string const& id);
void read_through_tariff(Draft& draft, Record& record, std::string const& id);

}  // namespace corridor
