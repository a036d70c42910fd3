#pragma once

#include "pipelines/agenda.h"
#include "pipelines/oil_changes.h"
#include "pipelines/oil_movement.h"
#include "pipelines/oil_rates.h"
#include "pipelines/parcel_traffic.h"

namespace corridor {

// When something will happen at each tank, line and run of ships if nothing happens there before.
class OilDues {
public:
    // REQUIRES: all outlive this.
    OilDues(OilPlan const& plan, OilState const& state, OilRates const& rates, OilMovement& movement,
            ParcelTraffic const& traffic);

    // Foresees anew what has changed, and ships that wait for what lines leave them of a ceiling.
    void foresee(OilChanges const& changes);
    // When the next of it happens; never if nothing does.
    [[nodiscard]] Duration next() const;
    // Marks as changed what is due by now. REQUIRES: nothing is overdue.
    void meet(OilChanges& changes);

private:
    void foresee(TankId tank);
    void foresee(LineId line);
    void foresee(RunId run);
    [[nodiscard]] Duration until_level(StreamId stream) const;
    [[nodiscard]] Duration until_full_or_free(TankId tank) const;

    OilPlan const& plan_;
    OilState const& state_;
    OilRates const& rates_;
    OilMovement& movement_;
    ParcelTraffic const& traffic_;
    Agenda<TankId> tanks_due_;
    Agenda<LineId> lines_due_;
    Agenda<RunId> runs_due_;
    Marks<RunId> limited_;  // by ceilings
    Marks<LineId> lines_;   // to foresee, kept so that it allocates nothing
    Marks<RunId> runs_;
};

}  // namespace corridor
