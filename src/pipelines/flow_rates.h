#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "pipelines/oil_state.h"

namespace corridor {

// How fast everything flows from now until something changes.
//
// A line pumps what is nominated to it. Where no less than usual stands before it, all that comes in goes on; where
// half a day's flow stands beyond the usual, that is sent on as well, within a day if there is a way. What is more than
// nominated goes to the best outlet that takes it, and then to the next. A dry tank gives no more than comes in until
// some stands in it again. Into a full tank comes of each what goes out of it, until a hundredth is free;
// who brings less leaves room for others.
// A line that would run below its turndown stands still until there is a day's pumping before it and room behind it.
//
// Under given limits rates follow from the wells downwards; then full tanks, ceilings and turndowns lower limits, and
// rates are found anew, until nothing changes.
class FlowRates {
public:
    // REQUIRES: the plan outlives this.
    explicit FlowRates(OilPlan const& plan);

    // Sets the rates of production and lines; afterwards `into` and `out_of` tell what it does to tanks.
    void settle(OilState& state);

    // Into a stream's tank, or to its market.
    [[nodiscard]] VolumeRate into(StreamId stream) const { return into_[stream]; }
    // Out of its tank, and of it by ships and trains.
    [[nodiscard]] VolumeRate out_of(StreamId stream) const { return out_of_[stream]; }
    [[nodiscard]] VolumeRate loading(StreamId stream) const { return loading_[stream]; }
    [[nodiscard]] VolumeRate into(TankId tank) const { return into_tank_[tank]; }
    [[nodiscard]] VolumeRate out_of(TankId tank) const { return out_of_tank_[tank]; }
    // The share of its speed at which a run's ships unload.
    [[nodiscard]] double unloading(RunId run) const { return unloading_[run]; }
    // When a line that stands still might run again; never while nothing leads there.
    [[nodiscard]] Duration until_restart(OilState const& state) const;

private:
    // What fills a tank: wells, a line, or ships.
    struct Entry {
        std::optional<std::size_t> demand;
        LineId line;
        RunId run;
        std::vector<StreamId> streams;
    };

    void order_tanks();
    void find_entries();
    void restart(OilState& state);
    void note_levels(OilState& state) const;
    void begin(OilState& state);
    void agree(OilState& state);
    bool pass(OilState& state);
    [[nodiscard]] VolumeRate inflow(OilState const& state, StreamId stream) const;
    void want(OilState const& state, StreamId stream);
    void send_on(StreamId stream, VolumeRate more);
    void cut(StreamId stream, VolumeRate left);
    bool settle_line(OilState& state, LineId line);
    void draw_batch(OilState const& state, LineId line, LineState& own) const;
    void flows(OilState const& state);
    bool hold_full_tanks(OilState& state);
    bool lower_to_limit(OilState& state, LineId line);
    [[nodiscard]] VolumeRate limit_of(TankId tank);
    void hold(OilState& state, TankId tank, VolumeRate limit);
    bool hold_ceilings(OilState const& state);
    bool stop_slow_lines(OilState& state);
    [[nodiscard]] bool may_restart(OilState const& state, LineId line) const;
    [[nodiscard]] Volume before(OilState const& state, LineId line) const;
    [[nodiscard]] Volume room_behind(OilState const& state, LineId line) const;

    OilPlan const& plan_;
    std::vector<TankId> order_;  // who fills others comes first, as far as lines make no ring
    bool has_ring_ = false;
    Table<TankId, std::vector<LineId>> lines_from_;
    Table<StreamId, VolumeRate> into_;
    Table<StreamId, VolumeRate> out_of_;
    Table<StreamId, VolumeRate> loading_;  // by ships
    Table<StreamId, VolumeRate> wanted_;   // by the line that brings the stream
    Table<StreamId, VolumeRate> granted_;  // to it, by ceilings
    Table<TankId, VolumeRate> into_tank_;
    Table<TankId, VolumeRate> out_of_tank_;
    Table<RunId, double> unloading_;
    Table<TankId, std::vector<Entry>> entries_;
    Table<TankId, std::pair<VolumeRate, VolumeRate>> held_at_;  // in and out when it was last held, in this search
    Table<LineId, VolumeRate> limit_;
};

}  // namespace corridor
