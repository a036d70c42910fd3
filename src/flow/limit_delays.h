#pragma once

#include <vector>

#include "corridor/flow/assign.h"
#include "flow/delay_function.h"
#include "flow/flow_model.h"

namespace corridor {

// What passes each limit in an hour at the most, in its unit. Places on board are those of a service that sails as
// often as its departures, its ships and its berths allow if it has them to itself, those on the passage to the last
// call being landed there; of other balances nothing.
[[nodiscard]] std::vector<double> greatest_loads(FlowModel const& model);

// How each limit delays what passes it: by its volume-delay law if it has one, else as the options say. A queue is that
// of consignments that come at random to a gate that passes them one by one (M/D/1), to servers taken as one so many
// times as fast, or to ships that leave at their intervals.
[[nodiscard]] std::vector<DelayFunction> limit_delays(FlowModel const& model, std::vector<double> const& greatest,
                                                      AssignDelays delays);

}  // namespace corridor
