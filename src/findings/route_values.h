#pragma once

#include "corridor/report/report.h"
#include "corridor/routing/search.h"
#include "findings/provenance.h"
#include "findings/words.h"

namespace corridor {

// Sets what lets anybody repeat an answer: scenario, its files with their hashes, one-off changes.
void set_question(Value& object, Context const& context);

// Sets the keys that a route has in every result: costs, mean time, distance, emissions, parts, legs and stops. With a
// provenance, legs and stops name item by item the figures that they were computed from.
void set_route(Value& object, Route const& route, Context const& context, Provenance* provenance = nullptr);

// A corridor of a demand that leads nowhere, among those that do.
[[nodiscard]] Value values_of(NoWay const& none);

// One row a step: place or stretch, mode, km, hours, money, CO2e.
[[nodiscard]] TextTable step_table(Route const& route, Context const& context);

}  // namespace corridor
