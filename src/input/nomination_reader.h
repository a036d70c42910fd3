#pragma once

#include <map>
#include <string>

#include "corridor/scenario/scenario.h"
#include "input/scenario_figures.h"

namespace corridor {

// Reads `nominations:` of a demand: by corridor, one throughput for every month, or months by name and `otherwise`.
class NominationReader {
public:
    // REQUIRES: the figures outlive this.
    explicit NominationReader(ScenarioFigures& figures) : figures_{figures} {}

    void read(Record& record, std::map<std::string, Nomination>& nominations);

private:
    void read_months(Record& months, Nomination& nomination);

    ScenarioFigures& figures_;
};

}  // namespace corridor
