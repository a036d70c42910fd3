#pragma once

#include "pipelines/oil_state.h"

namespace corridor {

// Sets of each stream of a plan what of it usually stands in the tanks, as nominations share them, from where on it is
// low, from which surplus on it is cleared, up to where it refills once it was dry, and how little is nothing: what
// flows in no time. No band is narrower than what comes in an hour, for rules that watched less would switch to and
// fro.
void set_levels(OilPlan& plan);

// The level from which on what is beyond the usual is cleared, or cleared faster than it is.
[[nodiscard]] Volume next_clearing(OilState const& state, StreamId id, OilStream const& stream);

// Notes what of a tank is dry, full, or more or less than usual by more than a band. Surplus that has begun to be
// cleared is cleared down to the usual level, at one rate unless it doubles; what was low rises to the usual level;
// what was dry refills; what was full is held.
void note_levels(OilPlan const& plan, OilState& state, TankId tank);

}  // namespace corridor
