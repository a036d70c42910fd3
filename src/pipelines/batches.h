#pragma once

#include "pipelines/oil_rates.h"
#include "pipelines/oil_state.h"

namespace corridor {

// A batch ends when it is pumped, or when its grade is dry and another is not. Then comes the grade of which most
// stands beyond the usual, which may be the same.
// Whether another grade's turn came. REQUIRES: the line has batches; it and the tank before it are caught up with.
bool turn_batch(OilPlan const& plan, OilState& state, LineId line);

// How long until enough of another grade stands before a line whose own is dry, if rates stay; never if that does not
// come. REQUIRES: as above.
[[nodiscard]] Duration until_turn(OilPlan const& plan, OilState const& state, OilRates const& rates, LineId line);

// Of a line that pumps grades one after the other, all is drawn of the grade whose turn it is, as far as ceilings grant
// it; if that is dry, no more than comes in of it for this line.
void draw_batch(OilPlan const& plan, OilState& state, OilRates const& rates, LineId line);

}  // namespace corridor
