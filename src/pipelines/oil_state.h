#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <vector>

#include "pipelines/oil_plan.h"
#include "pipelines/plug_flow.h"

namespace corridor {

// What a ship or train carries, by the place of its streams in the run's list.
struct Parcel {
    std::vector<Volume> parts;
    std::uint64_t number = 0;  // of the run
};

// A parcel while it is pumped on board or ashore, all its parts together.
struct Pumping {
    Parcel parcel;
    Duration time;  // that it takes unhindered
    Duration left;  // of it

    [[nodiscard]] VolumeRate rate(std::size_t part) const { return parcel.parts[part] / time; }
    // What is still to be pumped.
    [[nodiscard]] Volume rest(std::size_t part) const { return parcel.parts[part] * (left / time); }
    // Lets so much of its time pass, and gives its share of the parcel.
    double pump(Duration passes) {
        Duration const before = left;
        left = std::max(Duration{}, left - passes);
        return (before - left) / time;
    }
};

struct LineState {
    PlugFlow oil;
    VolumeRate rate;
    bool is_stopped = false;
    std::vector<VolumeRate> drawn;  // by stream carried
    CargoId grade;                  // that is being pumped, where grades are batched
    Volume left_of_batch;
};

struct RunState {
    int idle = 0;  // ships at the near end that wait for oil; of a run without a fleet always one
    std::vector<Pumping> loading;
    std::vector<Pumping> unloading;
    std::deque<Parcel> waiting;  // at the far end for a berth, or for room
    Volume owed;                 // nominated and not lifted
    std::uint64_t sailed = 0;
    Duration began = -10 * average_year;  // to load the last of them
    bool is_closed = false;               // by weather
};

// How much is where, at one time.
struct OilState {
    explicit OilState(OilPlan const& plan);

    Duration now;
    std::size_t month = 0;                 // January is 0
    Table<StreamId, Volume> stock;         // in tanks; of delivered streams, what was delivered
    Table<StreamId, Volume> promised;      // of it, to ships that are loading
    Table<StreamId, VolumeRate> clearing;  // at which what stands beyond the usual is sent on; none: it is not
    Table<StreamId, char> refills;         // whether it was dry, and has not a half day's flow again
    Table<StreamId, char> is_low;          // whether less than usual stands, by a band, and has not come back since
    Table<TankId, char> is_held;           // whether it was full, and has not a hundredth of its room free again
    Table<StreamId, Volume> lost;          // at interfaces
    Table<LineId, LineState> lines;
    Table<RunId, RunState> runs;
    Table<MooringId, int> berths_taken;
    std::vector<double> allowance;       // of each ceiling, for what goes by parcels
    std::vector<VolumeRate> production;  // by demand
    std::vector<Volume> produced;        //

    // What could be drawn of a stream.
    [[nodiscard]] Volume available(StreamId stream) const { return stock[stream] - promised[stream]; }
    // How fast a stream is drawn from the tank before: by its line, or by the ships that load.
    [[nodiscard]] VolumeRate drawn(OilPlan const& plan, StreamId id) const {
        OilStream const& stream = plan.streams[id];
        return stream.line ? lines[stream.line].drawn[stream.place] : loaded(stream);
    }
    // All that stands in a farm's tanks.
    [[nodiscard]] Volume level(OilPlan const& plan, TankId tank) const;

private:
    [[nodiscard]] VolumeRate loaded(OilStream const& stream) const;
};

}  // namespace corridor
