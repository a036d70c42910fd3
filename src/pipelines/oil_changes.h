#pragma once

#include <algorithm>

#include "pipelines/oil_plan.h"

namespace corridor {

// What has changed at one moment, so that only that is looked at again. At the start that is everything.
struct OilChanges {
    explicit OilChanges(OilPlan const& plan)
        : tanks(plan.tanks.size()), lines(plan.lines.size()), runs(plan.runs.size()) {}

    bool everything = true;
    Table<TankId, char> tanks;  // what comes and goes, or a mark that its level has come to
    Table<LineId, char> lines;  // rate, or what comes out
    Table<RunId, char> runs;    // whether one of its ships may begin or end something

    void clear() {
        everything = false;
        std::fill(tanks.begin(), tanks.end(), 0);
        std::fill(lines.begin(), lines.end(), 0);
        std::fill(runs.begin(), runs.end(), 0);
    }
};

}  // namespace corridor
