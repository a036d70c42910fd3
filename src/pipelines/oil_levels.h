#pragma once

#include "pipelines/oil_state.h"

namespace corridor {

// So little of a stream is nothing beside what usually stands there.
[[nodiscard]] Volume slack(OilStream const& stream);

// Sets of each stream of a plan what of it usually stands in the tanks, as nominations share them, from which surplus
// on it is cleared, and up to where it refills once it was dry. No band is narrower than what comes in an hour, for
// rules that watched less would switch to and fro.
void set_levels(OilPlan& plan);

// Notes what is dry, full, or more than usual by more than a band. Surplus that has begun to be cleared is cleared down
// to the usual level, at one rate unless it doubles; what was dry refills; what was full is held.
void note_levels(OilPlan const& plan, OilState& state);

}  // namespace corridor
