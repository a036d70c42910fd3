#pragma once

#include <vector>

#include "corridor/findings/context.h"
#include "corridor/pipelines/oil_result.h"
#include "corridor/report/report.h"

namespace corridor {

// How dated outages and closures of oil are lived through, one after the other: the sentences to read first, what each
// outlet takes up, and week by week what stands in tanks and what wells do not give.
[[nodiscard]] std::vector<Block> disruption_blocks(OilResult const& result, Context const& context);

// "Novorossiysk (CPC)", "Novorossiysk (CPC): Single-point moorings", of an id such as
// "nodes.novorossiysk-cpc.berths.single-point-moorings"; the id itself if nothing of the network has it.
[[nodiscard]] std::string name_of_place(std::string const& id, OilResult const& result, Network const& network);

}  // namespace corridor
