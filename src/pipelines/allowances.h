#pragma once

#include <vector>

#include "pipelines/oil_state.h"

namespace corridor {

// What ceilings grant to ships and trains, which use them a parcel at a time: what has come up and was not used, at
// most a month's.
class Allowances {
public:
    // REQUIRES: the plan outlives this.
    explicit Allowances(OilPlan const& plan);

    // Until a parcel is granted to a run, if nobody else takes it and lines use what they do; never if they leave
    // nothing.
    [[nodiscard]] Duration until_granted(OilState const& state, RunId run, Volume parcel) const;
    void use(OilState& state, RunId run, Parcel const& parcel) const;
    // Sees what lines under the same ceilings do not use now, and
    void note_lines(OilState const& state);
    // lets it come up.
    void advance(OilState& state, Duration time) const;
    [[nodiscard]] bool apply_to(RunId run) const { return !uses_[run].empty(); }

private:
    struct Use {
        std::size_t ceiling = 0;
        std::vector<double> per_volume;  // by stream that the run carries
    };

    OilPlan const& plan_;
    std::vector<std::vector<Ceiling::Use>> pumped_;  // of each ceiling: what lines use
    std::vector<double> left_;                       // of its rate
    Table<RunId, std::vector<Use>> uses_;
};

}  // namespace corridor
