#pragma once

#include <cstdint>
#include <vector>

#include "simulation/model.h"
#include "simulation/record.h"

namespace corridor {

// Replications of one model, numbered from 0: each depends on nothing but the seed and its number, so it does not
// matter which thread runs it.
class Replications {
public:
    // REQUIRES: model and options outlive this.
    Replications(SimulationModel const& model, SimulateOptions const& options, double warm_up)
        : model_{model}, options_{options}, warm_up_{warm_up}, counts_{model} {}

    // Runs until there are so many, or until asked to stop. Gives whether all were run.
    bool run_to(int count);

    [[nodiscard]] std::vector<Numbers> const& numbers() const { return numbers_; }  // by number, without gaps
    [[nodiscard]] Counts const& counts() const { return counts_; }

private:
    SimulationModel const& model_;
    SimulateOptions const& options_;
    double warm_up_;
    std::vector<Numbers> numbers_;
    Counts counts_;
};

// One replication; adds to what all count together.
[[nodiscard]] Numbers replicate(SimulationModel const& model, SimulateOptions const& options, int number,
                                double warm_up, Counts& counts);

// How long the system takes to forget that it began empty, in hours: MSER-5 (White, Cobb and Spratt 2000) on the mean
// transit time of those who leave on each day of a few trial replications.
[[nodiscard]] double find_warm_up(SimulationModel const& model, SimulateOptions const& options);

}  // namespace corridor
