#pragma once

#include <string>
#include <vector>

#include "corridor/findings/context.h"
#include "corridor/report/report.h"
#include "corridor/routing/compare.h"

namespace corridor {

// Every figure behind an answer or behind a part of the network: value, range, source or assumption. An id is a
// corridor of the scenario, or an id of the network (node, link, service, default, risk). Without ids all corridors.
// Throws std::invalid_argument for an id that nothing bears.
[[nodiscard]] Report explain(Comparison const& comparison, Context const& context, std::vector<std::string> const& ids);

}  // namespace corridor
