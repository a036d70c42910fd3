#pragma once

#include <functional>
#include <vector>

#include "pipelines/flow_rates.h"
#include "pipelines/oil_changes.h"
#include "pipelines/oil_curves.h"
#include "pipelines/oil_dues.h"
#include "pipelines/oil_movement.h"
#include "pipelines/oil_record.h"
#include "pipelines/parcel_traffic.h"

namespace corridor {

// One replication of an oil plan: rates stay between events, so time goes from event to event. What can happen is that
// a tank is dry, full, low or back at its usual level, the mixture at the end of a line changes, a batch is pumped, a
// ship begins, ends, lands or comes back, a month begins, weather closes or opens, an outage begins or ends. An event
// concerns what is near it: only that is caught up with, settled and foreseen anew.
class OilYear {
public:
    // REQUIRES: plan, network and record outlive this.
    OilYear(OilPlan const& plan, Network const& network, std::uint64_t seed, std::uint32_t replication,
            OilRecord& record);

    // To the end of the horizon. `look`, if there is one, is shown every state before time passes.
    void run(std::function<void(OilYear const&)> const& look = {});

    [[nodiscard]] OilState const& state() const { return state_; }
    // All of a demand's oil that is neither delivered nor lost.
    [[nodiscard]] Volume inside(std::size_t demand) const;

private:
    struct Moment {
        Duration when;
        RunId run;  // that weather closes or opens; none: something else changes
        bool closes = false;
    };

    void find_moments(Network const& network, std::uint64_t seed, std::uint32_t replication);
    void meet_moments();
    void tell(ParcelEvent const& event);
    void note_wells();
    void turn_batches();
    [[nodiscard]] Duration next_event() const;
    void finish();

    OilPlan const& plan_;
    OilRecord& record_;
    OilState state_;
    FlowRates rates_;
    OilCurves curves_;
    OilMovement movement_;
    ParcelTraffic traffic_;
    OilChanges changes_;
    OilDues dues_;
    std::vector<LineId> batched_;
    std::vector<Moment> moments_;  // in order
    std::size_t next_moment_ = 0;
    std::vector<int> closed_by_;     // of each run: spells that last
    std::vector<char> was_shut_in_;  // by demand
};

}  // namespace corridor
