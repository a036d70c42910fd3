#pragma once

#include <vector>

#include "pipelines/oil_curves.h"
#include "pipelines/oil_state.h"

namespace corridor {

// What one replication of an oil plan has shown. Series have a value for the end of each day.
struct OilRecord {
    struct Tank {
        std::vector<Volume> by_day;
        Volume least;
        Volume greatest;
        Duration full;                     // time that it was so: until a hundredth of it is free again
        std::vector<Duration> full_since;  // when it became so
        bool is_full = false;              // at last

        // For a time in which its level went evenly to another.
        void note(Volume level, bool was_full, Duration since, Duration time);
    };
    struct Line {
        Volume pumped;
        Duration at_capacity;
        Duration stopped;
        Duration filling;  // until what it was not filled with at the start is full

        // For a time in which its rate stayed.
        void note(VolumeRate rate, VolumeRate capacity, Duration time);
    };
    struct Run {
        std::uint64_t parcels = 0;
        Volume carried;
        Duration waited;  // parcels at the far end for a berth, all together
        Duration busy;    // ships of a fleet that do not wait for oil, all together
    };
    struct Moorings {
        Duration taken;  // berths times time
        Volume handled;  // loaded and unloaded
    };

    explicit OilRecord(OilPlan const& plan);

    std::vector<std::vector<Volume>> produced_by_day;   // by demand, since the start
    std::vector<std::vector<Volume>> sent_by_day;       // by outlet: what set out on a way that is its alone
    std::vector<std::vector<Volume>> delivered_by_day;  // by outlet
    Table<TankId, Tank> tanks;
    Table<LineId, Line> lines;
    Table<RunId, Run> runs;
    Table<MooringId, Moorings> moorings;
    std::vector<std::vector<Duration>> ages;  // of drops, by outlet
    Table<StreamId, Volume> lost;             // at interfaces
    Table<StreamId, Volume> in_the_end;       // stock
    std::vector<Volume> produced;             // by demand
    std::vector<Volume> sent;                 // by outlet, as by day: till the end, which may come within a day
    std::vector<Volume> inside_at_start;      //
    std::vector<Volume> inside;               // in the end
    std::vector<Duration> shut_in_since;      // when wells of any demand came to give less than they can
    std::uint64_t events = 0;
};

// Fills in what was where at the end of each day, what was sent in all, and when lines were full.
void record_series(OilPlan const& plan, OilCurves const& curves, OilRecord& record);

}  // namespace corridor
