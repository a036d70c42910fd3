#pragma once

#include <vector>

#include "pipelines/full_tanks.h"
#include "pipelines/oil_rates.h"
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

    // Sets the rates of production and lines; afterwards the others tell what it does to streams and tanks,
    // as OilRates says.
    void settle(OilState& state);

    [[nodiscard]] VolumeRate into(StreamId stream) const { return rates_.into[stream]; }
    [[nodiscard]] VolumeRate out_of(StreamId stream) const { return rates_.out_of[stream]; }
    [[nodiscard]] VolumeRate loading(StreamId stream) const { return rates_.loading[stream]; }
    [[nodiscard]] VolumeRate into(TankId tank) const { return rates_.into_tank[tank]; }
    [[nodiscard]] VolumeRate out_of(TankId tank) const { return rates_.out_of_tank[tank]; }
    [[nodiscard]] double unloading(RunId run) const { return rates_.unloading[run]; }
    // When a line that stands still might run again; never while nothing leads there.
    [[nodiscard]] Duration until_restart(OilState const& state) const;

private:
    void order_tanks();
    void restart(OilState& state);
    void begin(OilState& state);
    void agree(OilState& state);
    bool pass(OilState& state);
    [[nodiscard]] VolumeRate inflow(OilState const& state, StreamId stream) const;
    void want(OilState const& state, StreamId stream);
    void send_on(StreamId stream, VolumeRate more);
    void cut(StreamId stream, VolumeRate left);
    bool settle_line(OilState& state, LineId line);
    [[nodiscard]] VolumeRate run_at_least(OilState const& state, LineId line, VolumeRate wanted);
    void draw_batch(OilState const& state, LineId line, LineState& own) const;
    void flows(OilState const& state);
    bool hold_tanks(OilState& state);
    bool lower_to_limit(OilState& state, LineId line);
    bool hold_ceilings(OilState const& state);
    bool stop_slow_lines(OilState& state);
    [[nodiscard]] bool may_restart(OilState const& state, LineId line) const;
    [[nodiscard]] Volume before(OilState const& state, LineId line) const;
    [[nodiscard]] Volume room_behind(OilState const& state, LineId line) const;

    OilPlan const& plan_;
    std::vector<TankId> order_;  // who fills others comes first, as far as lines make no ring
    bool has_ring_ = false;
    Table<TankId, std::vector<LineId>> lines_from_;
    OilRates rates_;
    FullTanks full_tanks_;
};

}  // namespace corridor
