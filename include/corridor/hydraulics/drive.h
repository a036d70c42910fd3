#pragma once

#include <cstddef>
#include <vector>

#include "corridor/hydraulics/pipeline.h"

namespace corridor {

// The most that one stretch can be driven with.
struct StretchCapacity {
    VolumeRate flow;      // 0: its station cannot even lift the oil
    std::size_t binding;  // the point of the stretch where the pressure is least at that flow
};

// The greatest flow at which the pressure falls below its least at no point of the stretch, within 1e-12 of it. Behind
// a summit the pipe may run partly empty: downhill nothing is driven, and what pressure is too much is taken away.
[[nodiscard]] StretchCapacity capacity_of(Pipeline const& line, Stretch const& stretch);

// What a station does at a flow.
struct Pumping {
    Pressure arriving;   // what is left of the stretch before; what the pumps need at the least in front of the first
    Pressure leaving;    // what the stretch behind it takes
    Power hydraulic;     // flow times the difference
    bool can_be_driven;  // whether `leaving` is within what the station may put behind itself
};

// The least pumping that keeps each of the flows going, `flows[i]` through `line.runs[i]`; one for each station. A
// station raises the pressure to what its stretch takes and no further; pressure left over reaches the next station,
// as far as that may put as much behind itself. REQUIRES: flows >= 0, one for each run.
[[nodiscard]] std::vector<Pumping> pumping(Pipeline const& line, std::vector<VolumeRate> const& flows);

}  // namespace corridor
