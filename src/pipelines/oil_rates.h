#pragma once

#include "pipelines/oil_plan.h"

namespace corridor {

// What goes where at one time, while it is being found out and afterwards. What lines pump stands in the state.
struct OilRates {
    explicit OilRates(OilPlan const& plan)
        : into(plan.streams.size()),
          out_of(plan.streams.size()),
          loading(plan.streams.size()),
          wanted(plan.streams.size()),
          granted(plan.streams.size()),
          into_tank(plan.tanks.size()),
          out_of_tank(plan.tanks.size()),
          unloading(plan.runs.size(), 1.0),
          limit(plan.lines.size()) {}

    Table<StreamId, VolumeRate> into;     // its tank, or its market
    Table<StreamId, VolumeRate> out_of;   // its tank
    Table<StreamId, VolumeRate> loading;  // of that, by ships and trains
    Table<StreamId, VolumeRate> wanted;   // by the line that brings the stream
    Table<StreamId, VolumeRate> granted;  // to it, by ceilings
    Table<TankId, VolumeRate> into_tank;
    Table<TankId, VolumeRate> out_of_tank;
    Table<RunId, double> unloading;  // share of their speed at which a run's ships unload
    Table<LineId, VolumeRate> limit;
};

}  // namespace corridor
