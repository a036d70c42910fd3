#pragma once

#include <cstddef>

#include "corridor/findings/context.h"
#include "corridor/report/value.h"
#include "corridor/simulation/trace.h"

namespace corridor {

// Adds to the values of a result, under "playback", what plays the first replication back on a map: where each
// consignment was, to the minute, packed. What takes more than so many letters ends at an earlier day and says so.
// Nothing is added where nothing found a way or all came to stand for ever. REQUIRES: the values describe the result,
// and the trace is of it.
void set_playback(Value& values, SimulationResult const& result, Context const& context, Trace const& trace,
                  std::size_t most_letters = 3'000'000);

}  // namespace corridor
