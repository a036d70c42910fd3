#pragma once

#include <string>

#include "corridor/scenario/scenario.h"
#include "input/scenario_figures.h"

namespace corridor {

// Reads a scenario's `shipper`: what time, uncertainty, carbon and trouble are worth, and what is preferred beyond
// cost.
class ShipperReader {
public:
    // A one-off change leaves alone the nests that it does not name. REQUIRES: figures and shipper outlive this.
    ShipperReader(ScenarioFigures& figures, Shipper& shipper, bool is_one_off)
        : figures_{figures}, shipper_{shipper}, is_one_off_{is_one_off} {}

    void read(Record& record);

private:
    void read_premiums(Record& record);
    void read_choice(Record& record);
    void read_nest(Record& record, std::string const& name);

    ScenarioFigures& figures_;
    Shipper& shipper_;
    bool is_one_off_;
};

}  // namespace corridor
