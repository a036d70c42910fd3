#pragma once

#include <string>
#include <vector>

#include "corridor/network/figure.h"
#include "corridor/network/ids.h"
#include "corridor/units/measure.h"

namespace corridor {

// Where oil in a pipeline is driven on.
struct PumpStation {
    std::string id;  // unique within its link
    std::string name;
    Figure<Distance> at;        // from the link's start
    Figure<Pressure> pressure;  // the greatest behind it
};

// A point of a pipeline's way.
struct ProfilePoint {
    Distance at;      // from the link's start
    Distance height;  // above the sea
};

// What a pipeline is beyond a link: what stands in it, how it is run, and what drives the oil.
struct Pipe {
    Figure<LiquidAmount> line_fill;  // what fills it
    Figure<Share> filled;            // of that, when a simulation begins; none: all
    Figure<Throughput> flow;         // usual, at which running time is line fill over flow
    Figure<Throughput> turndown;     // the least at which it runs
    Figure<LiquidAmount> batch;      // of one grade, pumped after one another; none: grades are blended
    Figure<LiquidAmount> interface;  // lost between two batches of different grades
    Figure<Distance> diameter;       // outer
    Figure<Distance> wall;
    Figure<Distance> roughness;
    Figure<Share> drag_reduction;  // of friction, by an additive
    Figure<Pressure> suction;      // the least anywhere on the way
    Figure<Share> efficiency;      // of pumps and their drivers
    CargoId grade;                 // that hydraulics are worked out with
    std::vector<PumpStation> stations;
    std::vector<ProfilePoint> profile;  // by distance
    bool is_stated = false;             // by a file, be there anything in it or not
};

}  // namespace corridor
