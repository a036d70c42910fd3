#pragma once

#include <functional>
#include <vector>

#include "corridor/random/philox.h"
#include "pipelines/allowances.h"
#include "pipelines/flow_rates.h"
#include "pipelines/oil_state.h"

namespace corridor {

// What became of a parcel, for whoever keeps count.
struct ParcelEvent {
    enum class What { begins_loading, sails, arrives, begins_unloading, is_ashore };
    What what;
    RunId run;
    Parcel const* parcel;
};

// Ships and trains that take parcels from tanks to tanks.
//
// A parcel is loaded when there is a ship, a free berth, and enough oil: as much as it takes, if so much is nominated
// and not lifted yet, or so much beyond what usually stands in the tanks. It holds the oil that it needs from then on.
// At the far end it is pumped ashore as far as there is room. Weather and closures keep ships from sailing and stop
// those that are loading; who has come back from the far end loads again.
class ParcelTraffic {
public:
    using Tell = std::function<void(ParcelEvent const&)>;

    // REQUIRES: the plan outlives this.
    ParcelTraffic(OilPlan const& plan, std::uint64_t seed, std::uint32_t replication);

    // Puts ashore what has come to a market by now, which changes no flow.
    void deliver(OilState& state, Tell const& tell);
    // Until that happens next.
    [[nodiscard]] Duration until_delivery(OilState const& state) const;
    // Does all else that can be done now, and says whether anything was.
    bool act(OilState& state, Tell const& tell);
    // Pumps for a while at the rates as they are settled.
    void advance(OilState& state, FlowRates const& rates, Duration time);
    // Until the next ship arrives, comes back, is full or empty, or may begin, if rates stay.
    [[nodiscard]] Duration until_next(OilState const& state, FlowRates const& rates) const;
    // What is on board for a stream.
    [[nodiscard]] Volume aboard(OilState const& state, StreamId stream) const;

private:
    struct Voyage {
        Duration due;
        std::uint64_t order = 0;
        RunId run;
        bool is_return = false;
        Parcel parcel;
        friend bool operator>(Voyage const& a, Voyage const& b) {
            return a.due > b.due || (a.due == b.due && a.order > b.order);
        }
    };

    bool land(OilState& state, Tell const& tell);
    bool finish_loading(OilState& state, RunId run, Tell const& tell);
    bool finish_unloading(OilState& state, RunId run, Tell const& tell);
    bool begin_unloading(OilState& state, RunId run, Tell const& tell);
    bool begin_loading(OilState& state, RunId run, Tell const& tell);
    static void put_to_sea(std::vector<Voyage>& sea, Voyage voyage);
    [[nodiscard]] static Voyage take_top(std::vector<Voyage>& sea);
    void sail(OilState& state, RunId run, Parcel parcel, Tell const& tell);
    [[nodiscard]] bool has_berth(OilState const& state, MooringId moorings) const;
    // The parts of a full parcel of what is available, and of what it still lacks.
    [[nodiscard]] Parcel parcel_of(OilState const& state, RunId run) const;
    [[nodiscard]] Duration voyage(RunId run, std::uint64_t number) const;
    [[nodiscard]] Duration until_loading(OilState const& state, FlowRates const& rates, RunId run) const;

    struct Supply {
        Volume available;
        Volume usual;
        VolumeRate gain;
        Volume parcel;  // of oil as it is mixed there
    };
    [[nodiscard]] Supply supply(OilState const& state, FlowRates const* rates, RunId run) const;
    [[nodiscard]] bool has_ship(OilState const& state, RunId run) const;
    [[nodiscard]] Duration until_headway(OilState const& state, RunId run) const;
    [[nodiscard]] VolumeRate nominated_to(OilState const& state, RunId run) const;

    OilPlan const& plan_;
    // Heaps, the next to arrive on top: to tanks, and to markets without berths.
    std::vector<Voyage> at_sea_;
    std::vector<Voyage> to_market_;
    std::uint64_t sent_ = 0;
    Table<RunId, std::vector<RandomStream>> draws_;
    Allowances allowances_;
};

}  // namespace corridor
