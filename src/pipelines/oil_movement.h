#pragma once

#include <vector>

#include "pipelines/oil_curves.h"
#include "pipelines/oil_rates.h"
#include "pipelines/oil_record.h"
#include "pipelines/oil_state.h"

namespace corridor {

// Moves oil at the rates as they are. Between events rates stay, so nobody needs to know how much is where until a rate
// there is about to change: each tank and line has its own time up to which it was moved, and is brought up to now only
// then. Whoever changes a rate has to catch up first with what it moves.
class OilMovement {
public:
    // REQUIRES: all outlive this.
    OilMovement(OilPlan const& plan, OilState& state, OilRates const& rates, OilRecord& record, OilCurves& curves);

    // What stands in a tank, and on board of the ships that load or unload there.
    void catch_up(TankId tank);
    // What a line holds, and what it has delivered if it ends at a market.
    void catch_up(LineId line);
    // The same, when what stands at its end may be due to have left: time is known to some 1e-12 h, and none of it
    // stays behind. What comes after it may be lost, or another mixture, so rates behind it have to be settled anew.
    void reach(LineId line);
    // What ships have pumped ashore at a market.
    void catch_up(RunId run);
    // All there is.
    void catch_up();

private:
    // Time since a place was moved last, which it is now.
    [[nodiscard]] Duration pass(Duration& since) const;
    void load(RunId run, Duration time);
    void unload(RunId run, Duration time);
    void deliver(StreamId market, Volume amount);
    void stand(StreamId stream, Duration time);
    void pump(LineId line, Volume all, Duration time);

    OilPlan const& plan_;
    OilState& state_;
    OilRates const& rates_;
    OilRecord& record_;
    OilCurves& curves_;
    Table<TankId, Duration> tanks_since_;
    Table<LineId, Duration> lines_since_;
    Table<RunId, Duration> runs_since_;
    Table<StreamId, Volume> by_ship_;  // that a stream has had in the time that passes
    std::vector<Volume> entering_;     // kept, so that pumping allocates nothing
    std::vector<Volume> leaving_;
};

}  // namespace corridor
