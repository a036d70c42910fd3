#pragma once

#include <optional>
#include <vector>

#include "pipelines/flow_rates.h"
#include "pipelines/oil_state.h"
#include "pipelines/parcel_traffic.h"

namespace corridor {

// What one replication of an oil plan has shown. Series have a value for the end of each day.
struct OilRecord {
    struct Tank {
        std::vector<Volume> by_day;
        Volume least;
        Volume greatest;
        Duration full;                     // time that it was so: until a hundredth of it is free again
        std::vector<Duration> full_since;  // when it became so
    };
    struct Line {
        Volume pumped;
        Duration at_capacity;
        Duration stopped;
    };
    struct Run {
        std::uint64_t parcels = 0;
        Volume carried;
        Duration waited;  // parcels at the far end for a berth, all together
        Duration busy;    // ships of a fleet that do not wait for oil, all together
    };
    struct Moorings {
        Duration taken;  // berths times time
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
    std::vector<Volume> inside_at_start;      //
    std::vector<Volume> inside;               // in the end
    std::vector<Duration> shut_in_since;      // when wells of any demand came to give less than they can
    std::uint64_t events = 0;
};

// Keeps the record of a replication.
class OilRecorder {
public:
    // REQUIRES: plan and record outlive this.
    OilRecorder(OilPlan const& plan, OilState const& state, OilRecord& record);

    // For a time in which rates stay. REQUIRES: the state as it is at the beginning of it.
    void advance(OilState const& state, FlowRates const& rates, Duration time);
    void tell(ParcelEvent const& event, Duration now);

private:
    void note_wells(OilState const& state);
    void end_days(OilState const& state, FlowRates const& rates, Duration time);
    void end_day(OilState const& state, FlowRates const& rates, Duration after);

    OilPlan const& plan_;
    OilRecord& record_;
    std::vector<StreamId> own_;  // of each outlet: the first stream that leads there alone
    std::vector<Volume> sent_;
    Table<TankId, char> was_full_;
    int days_ = 0;                   // that have ended
    std::vector<char> was_shut_in_;  // by demand
};

}  // namespace corridor
