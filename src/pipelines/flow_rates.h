#pragma once

#include <vector>

#include "pipelines/full_tanks.h"
#include "pipelines/oil_changes.h"
#include "pipelines/oil_movement.h"
#include "pipelines/oil_rates.h"
#include "pipelines/oil_state.h"

namespace corridor {

// How fast everything flows from now until something changes.
//
// A line pumps what is nominated to it. Where no less than usual stands before it, or has not fallen below that by an
// hour's flow, all that comes in goes on; where half a day's flow stands beyond the usual, that is sent on as well,
// within a day if there is a way. What is more than nominated goes to the best outlet that takes it, and then to the
// next. A dry tank gives no more than comes in until some stands in it again. Into a full tank comes of each what goes
// out of it, until a hundredth is free; who brings less leaves room for others.
//
// Under given limits rates follow from the wells downwards, so a change at one tank concerns only what lies below it.
// Where a full tank, a ceiling or a turndown then lowers a limit, rates are found anew everywhere, until nothing
// changes.
class FlowRates {
public:
    // REQUIRES: the plan outlives this.
    explicit FlowRates(OilPlan const& plan);

    // Sets the rates of production and lines, and tells what changed by it. Nothing is lost: what moves at a rate is
    // caught up with before it changes.
    void settle(OilState& state, OilMovement& movement, OilChanges& changes);

    [[nodiscard]] OilRates const& rates() const { return rates_; }

private:
    void order_tanks();
    void restart(OilState& state, OilMovement& movement, OilChanges& changes);
    [[nodiscard]] bool is_local(OilState const& state, OilChanges const& changes) const;
    bool settle_changes(OilState& state, OilMovement& movement, OilChanges& changes);
    void settle_all(OilState& state);
    void begin(OilState& state);
    void agree(OilState& state);
    bool pass(OilState& state);
    void come_in(OilState const& state, TankId tank);
    void go_out(OilState const& state, TankId tank);
    [[nodiscard]] VolumeRate limit_of(OilState const& state, LineId line) const;
    [[nodiscard]] VolumeRate inflow(OilState const& state, StreamId stream) const;
    void want(OilState const& state, StreamId stream);
    void send_on(StreamId stream, VolumeRate more);
    void cut(StreamId stream, VolumeRate left);
    bool settle_line(OilState& state, LineId line);
    [[nodiscard]] VolumeRate run_at_least(OilState const& state, LineId line, VolumeRate wanted);
    void flows(OilState const& state);
    bool hold_tanks(OilState& state);
    bool lower_to_limit(OilState& state, LineId line);
    bool stop_slow_lines(OilState& state);

    OilPlan const& plan_;
    std::vector<TankId> order_;  // who fills others comes first, as far as lines make no ring
    bool has_ring_ = false;
    bool is_lowered_ = false;  // whether full tanks or ceilings hold back anything
    OilRates rates_;
    FullTanks full_tanks_;
    std::vector<VolumeRate> drawn_before_;  // kept, so that settling allocates nothing
};

}  // namespace corridor
