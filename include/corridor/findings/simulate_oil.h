#pragma once

#include "corridor/findings/context.h"
#include "corridor/pipelines/oil_result.h"
#include "corridor/report/report.h"

namespace corridor {

// What becomes of oil: how outages are lived through, what each outlet takes, where it stands and what it passes.
[[nodiscard]] Report describe(OilResult const& result, Context const& context);

// One answer of two simulations: the oil's stands under `oil` in the values of the other goods'.
[[nodiscard]] Report with_oil(Report others, Report oil);

}  // namespace corridor
