#pragma once

#include "input/draft.h"

namespace corridor {

// Reads `pipe:` of a link: what fills a pipeline, how it is run, and what drives the oil.
void read_pipe(Draft& draft, Record& record, Link& link, Backing const& backing);

}  // namespace corridor
