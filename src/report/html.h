#pragma once

#include <iosfwd>

#include "corridor/report/value.h"

namespace corridor {

// One page that draws the result: it holds all it needs and asks no network for anything.
void write_html(Value const& values, std::ostream& out);

}  // namespace corridor
