#pragma once

#include <cstddef>
#include <vector>

#include "corridor/units/quantity.h"

namespace corridor {

// A length of pipe of one make, with one liquid in it.
struct PipeRun {
    Distance length;
    Distance bore;  // inner diameter
    Distance roughness;
    double drag_reduction = 0;  // the share of friction that an additive takes away
    Pressure least;             // that must be left everywhere, so that nothing boils and the next pumps can draw
    Density density;
    Viscosity viscosity;
};

// A length of pipe after another, with pump stations on the way. Distances count from its start.
struct Pipeline {
    struct Station {
        Distance at;
        Pressure greatest;  // that it may put behind itself
    };
    struct Height {
        Distance at;
        Distance above_sea;
    };
    std::vector<PipeRun> runs;
    std::vector<Station> stations;  // by distance, each at another place, none at the end
    std::vector<Height> profile;    // by distance; linear between, level before the first and behind the last
};

// How fast a liquid moves that fills the pipe.
[[nodiscard]] Speed speed_of(VolumeRate flow, Distance bore);
// Inertia over friction, by which flow is laminar or turbulent.
[[nodiscard]] double reynolds_number(PipeRun const& run, VolumeRate flow);

// The height of the liquid's own column that friction takes for each unit of length, what the additive leaves of it:
// (1 - drag reduction) f / bore speed2 / 2 g (Darcy 1857, Weisbach 1845). Nothing without flow.
// REQUIRES: bore > 0, viscosity > 0, roughness at most a twentieth of the bore, flow >= 0.
[[nodiscard]] double friction_slope(PipeRun const& run, VolumeRate flow);

// A point that oil passes behind a station, where the pressure might fall short.
struct Waypoint {
    Distance at;
    Distance above_sea;
    Pressure least;
    std::size_t run = 0;  // that ends here or is passed here
};

// From one station to the next, or to the end: what this station alone must drive.
struct Stretch {
    std::size_t station = 0;       // where it begins
    Pressure greatest;             // there
    std::vector<Waypoint> points;  // from the station to the next station or the end, both included
};

// The stretches of a line in order. What lies before the first station belongs to none.
// REQUIRES: lengths > 0; stations lie in the line.
[[nodiscard]] std::vector<Stretch> stretches_of(Pipeline const& line);

}  // namespace corridor
