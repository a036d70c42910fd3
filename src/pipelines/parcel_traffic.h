#pragma once

#include <functional>
#include <vector>

#include "corridor/random/philox.h"
#include "pipelines/allowances.h"
#include "pipelines/oil_changes.h"
#include "pipelines/oil_movement.h"
#include "pipelines/oil_state.h"

namespace corridor {

// What became of a parcel, for whoever keeps count.
struct ParcelEvent {
    enum class What { begins_loading, sails, arrives, begins_unloading, is_ashore, is_back };
    What what;
    RunId run;
    Parcel const* parcel;  // none: of a ship that is back
    Duration when;
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

    // Puts ashore what has come by now to markets where it is on arrival, which changes no flow, so once in the end is
    // enough.
    void deliver(OilState& state, OilCurves& curves, Tell const& tell);
    // Does all else that can be done now where something has changed, and adds what changes by it.
    void act(OilState& state, OilMovement& movement, OilChanges& changes, Tell const& tell);
    // Lets time pass for what is granted to ships and trains.
    void advance(OilState& state, Duration time) const { allowances_.advance(state, time); }
    // Lines have changed what they leave of that.
    void note_lines(OilState const& state) { allowances_.note_lines(state); }
    // Until the next ship arrives or comes back.
    [[nodiscard]] Duration until_landing(OilState const& state) const;
    // Until a ship of a run is full or empty, or may begin, if rates stay. REQUIRES: the tanks at both its ends, or the
    // run if that ends at a market, are caught up with.
    [[nodiscard]] Duration until_next(OilState const& state, OilRates const& rates, RunId run) const;
    // Whether ceilings limit a run.
    [[nodiscard]] bool is_limited(RunId run) const { return allowances_.apply_to(run); }
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

    // Where it happens.
    struct Scene {
        OilState& state;
        OilMovement& movement;
        OilChanges& changes;
        Tell const& tell;
    };

    bool land(Scene const& scene);
    bool finish_loading(Scene const& scene, RunId run);
    bool finish_unloading(Scene const& scene, RunId run);
    bool begin_unloading(Scene const& scene, RunId run);
    bool begin_loading(Scene const& scene, RunId run);
    void free_berth(Scene const& scene, MooringId moorings) const;
    void catch_up_far_end(Scene const& scene, RunId run) const;
    void change_far_end(Scene const& scene, RunId run) const;
    void change_near_end(Scene const& scene, RunId run) const;
    static void put_to_sea(std::vector<Voyage>& sea, Voyage voyage);
    [[nodiscard]] static Voyage take_top(std::vector<Voyage>& sea);
    void sail(Scene const& scene, RunId run, Parcel parcel);
    [[nodiscard]] bool has_berth(OilState const& state, MooringId moorings) const;
    // The parts of a full parcel of what is available, and of what it still lacks.
    [[nodiscard]] Parcel parcel_of(OilState const& state, RunId run) const;
    [[nodiscard]] Duration voyage(RunId run, std::uint64_t number) const;
    [[nodiscard]] Duration until_loading(OilState const& state, OilRates const& rates, RunId run) const;

    struct Supply {
        Volume available;
        Volume usual;
        VolumeRate gain;
        Volume parcel;  // of oil as it is mixed there
    };
    [[nodiscard]] Supply supply(OilState const& state, OilRates const* rates, RunId run) const;
    [[nodiscard]] bool has_ship(OilState const& state, RunId run) const;
    [[nodiscard]] Duration until_headway(OilState const& state, RunId run) const;

    OilPlan const& plan_;
    // Heaps, the next to arrive on top: to tanks, and to markets without berths.
    std::vector<Voyage> at_sea_;
    std::vector<Voyage> to_market_;
    std::uint64_t sent_ = 0;
    Table<RunId, std::vector<RandomStream>> draws_;
    Allowances allowances_;
    Table<MooringId, std::vector<RunId>> users_;
    Marks<RunId> to_load_;  // kept, so that acting allocates nothing
};

}  // namespace corridor
