#pragma once

#include <cstdint>
#include <functional>

#include "corridor/pipelines/oil_faults.h"
#include "corridor/pipelines/oil_result.h"
#include "corridor/scenario/scenario.h"

namespace corridor {

struct OilOptions {
    std::uint64_t seed = 42;
    int replications = 100;
    int threads = 1;
    // Told after each replication, in the calling thread or another: how many are done, and how many there are to do.
    std::function<void(int, int)> progress;
    // Asked before each replication: whether to end with what is done.
    std::function<bool()> should_stop;
};

// Whether any demand's goods are a liquid, which flows through lines and tanks.
[[nodiscard]] bool has_oil(Network const& network, Scenario const& scenario);

// The liquids of a scenario through lines, tanks and tankers, many times over; other goods are left out. Rates stay
// between events, so a year is a matter of milliseconds. The same bytes come of the same seed for any number of
// threads. REQUIRES: `faults(scenario, network)` and `faults_of_oil(scenario, network)` are empty.
[[nodiscard]] OilResult simulate_oil(Network const& network, Scenario const& scenario, OilOptions const& options = {});

}  // namespace corridor
