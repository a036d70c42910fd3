#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "corridor/scenario/scenario.h"
#include "corridor/simulation/faults.h"
#include "corridor/simulation/result.h"

namespace corridor {

// Something that began for a consignment in the first replication. What is known beforehand is told when it is known,
// so events do not come in the order of time.
struct TraceEvent {
    std::chrono::sys_seconds when;
    std::uint64_t consignment = 0;  // counted from 1 in the order of entering
    std::size_t demand = 0;
    std::size_t course = 0;  // of those of the demand, as in its result
    // enters | queues | begins | blocked | sails | arrives | lands | leaves, or the cause of a delay
    std::string_view what;
    std::string_view where;  // of the facility, link, node or service: its id
};

struct SimulateOptions {
    std::uint64_t seed = 42;
    int replications = 100;
    int threads = 1;
    // Adds replications, at least 10 in all, until the 95 % interval of each demand's mean transit time is so narrow:
    // half of its width over the mean.
    std::optional<double> precision;
    int most_replications = 10'000;  // that `precision` may ask for
    // As if every facility, ship and fleet had room for all: what journeys take when nobody waits for anybody else.
    bool unlimited = false;
    // Told after each replication, in the calling thread or another: how many are done, and how many there are to do.
    std::function<void(int, int)> progress;
    // Asked before each replication: whether to end with what is done.
    std::function<bool()> should_stop;
    std::function<void(TraceEvent const&)> trace;  // of the first replication; of a pair, of the second scenario's
};

// Consignments, trains and ships through the network's facilities hour by hour, many times over. The same bytes come
// of the same seed for any number of threads; scenarios share the random numbers of all that they have in common.
// REQUIRES: `faults(scenario, network)` and `faults_of_simulation(scenario, network)` are empty.
[[nodiscard]] SimulationResult simulate(Network const& network, Scenario const& scenario,
                                        SimulateOptions const& options = {});

// Two scenarios under common random numbers, replication by replication.
struct PairedDifference {
    std::size_t demand = 0;            // index in both scenarios
    double mean = 0;                   // of the second's mean transit time less the first's, h
    std::optional<Interval> interval;  // 95 %
    double sd_ratio = 0;               // of the differences, over what independent runs would show
};

struct PairedResult {
    SimulationResult first;
    SimulationResult second;
    std::vector<PairedDifference> differences;
};

// REQUIRES: as for `simulate`; the scenarios have as many demands.
[[nodiscard]] PairedResult simulate_pair(Network const& network, Scenario const& scenario, Network const& other_network,
                                         Scenario const& other, SimulateOptions const& options = {});

}  // namespace corridor
