#pragma once

#include <array>
#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "corridor/network/network.h"
#include "corridor/random/distribution.h"
#include "corridor/routing/itinerary.h"
#include "corridor/routing/search.h"

namespace corridor {

using TankId = Id<struct TankTag>;
using LineId = Id<struct LineTag>;
using RunId = Id<struct RunTag>;
using StreamId = Id<struct StreamTag>;
using MooringId = Id<struct MooringTag>;

inline constexpr Duration never{std::numeric_limits<double>::infinity()};
inline constexpr Volume no_limit{std::numeric_limits<double>::infinity()};
// Of its room, that is to be free again before more is let into tanks that were full than goes out.
inline constexpr double ullage = 0.01;
inline constexpr VolumeRate no_rate_limit{std::numeric_limits<double>::infinity()};

// By month, January first.
using MonthlyRates = std::array<VolumeRate, 12>;

// Tanks at one place, in which all that waits there stands.
struct TankFarm {
    NodeId node{};
    Volume room = no_limit;
    Volume usual{};  // that stands in them as a rule, and at the start
    std::vector<StreamId> standing{};
    // What leads from there, and there.
    std::vector<LineId> lines_from{};
    std::vector<LineId> lines_into{};
    std::vector<RunId> runs_from{};
    std::vector<RunId> runs_into{};
};

// Oil of one demand that has come one way to one place. The streams of a demand are a tree: at the root its wells, at
// each branching the choice of where to send it on, at the leaves its markets. So oil is not told apart before it must
// be: what stands in a tank may go on by any of the ways that lead from there.
struct OilStream {
    std::size_t demand = 0;          // of the plan
    StreamId parent{};               // none: at the wells
    TankId tank{};                   // where it stands; none: delivered
    LineId line{};                   // that brings it, or
    RunId run{};                     // the ships or trains
    std::size_t place = 0;           // in the list of its line or run
    std::vector<StreamId> onward{};  // the best outlet first
    Volume usual{};                  // its part of what usually stands in the tanks
    Volume low{};                    // a band below: where this is reached, no more than nominated goes on
    Volume surplus{};                // beyond that, from which on it is cleared
    Volume slack{};                  // so little is nothing
    Volume refilled{};  // up to which it stands again before a line draws more than comes in, once it was dry
    CargoId grade{};
    Density density{};
    MonthlyRates nominated{};
    std::vector<std::size_t> outlets{};  // that it leads to
};

// A part of a capacity that is out of use for a while: hours since the start.
struct Reduction {
    Duration from{};
    Duration until{};
    double share = 0;  // of a capacity, or
    int berths = 0;    // so many
};

// Pipelines one behind the other without tanks between them: what goes in comes out later, at the pace of what follows.
struct PumpedLine {
    std::string id{};
    std::string name{};
    std::vector<LinkId> links{};
    TankId from{};
    TankId to{};  // none: all that it carries is at its market there
    VolumeRate capacity = no_rate_limit;
    VolumeRate turndown{};
    Volume fill{};
    Volume unfilled{};              // of it, at the start: what is at its far end then
    std::optional<Volume> batch{};  // of one grade; nothing: blended
    Volume interface {};            // lost between two batches
    std::vector<StreamId> carried{};
    std::vector<Reduction> reductions{};
};

// Where ships lie.
struct Moorings {
    std::string id{};
    std::string name{};
    int count = 1;
    std::optional<double> mass_rate{};  // t an hour at one of them, unloading or loading
    std::vector<Reduction> reductions{};
};

// Ships or trains that take parcels from tanks to tanks, or to a market.
struct ParcelRun {
    std::string id{};
    std::string name{};
    ServiceId service{};          // of ships, or
    std::vector<LinkId> links{};  // of trains
    TankId from{};
    TankId to{};  // as of a line
    Mass payload{};
    Duration headway{};          // from one to the next, at the least
    std::optional<int> fleet{};  // nothing: there is always one more
    MooringId load_at{};         // none: no berths are stated
    MooringId unload_at{};
    Duration loading{};
    Duration unloading{};
    std::vector<TimeItem> outward{};  // that take its time under way
    Duration back{};
    WeatherId weather{};
    std::vector<StreamId> carried{};
    MonthlyRates nominated{};             // to all that it carries
    std::vector<Reduction> reductions{};  // closures: of the whole

    // Whether parcels are at a market when they arrive, where nobody waits for a berth or for a ship to come back.
    [[nodiscard]] bool ends_on_arrival() const { return !to && !unload_at && !fleet; }
};

// What limits streams together, wherever they are carried: a contract, a port, a railway's section.
struct Ceiling {
    struct Use {
        StreamId stream;
        double per_volume = 0;  // of what the ceiling counts in, for one unit of volume
    };
    std::string id{};
    std::string name{};
    double rate = 0;  // an hour
    std::vector<Use> uses{};
    std::vector<Reduction> reductions{};
};

struct OilDemand {
    std::size_t demand = 0;  // in the scenario
    StreamId root{};
    VolumeRate produced{};
};

// A way of one demand to its market.
struct Outlet {
    std::size_t demand = 0;  // of the plan
    std::string corridor{};
    std::string title{};
    StreamId end{};
    Itinerary itinerary{};
    MonthlyRates nominated{};         // before any proration
    std::optional<double> netback{};  // USD a tonne
};

// Nominations of a month that were more than could pass, and what was made of them.
struct Proration {
    std::string what{};  // the line: its id
    int month = 0;       // January is 0
    VolumeRate nominated{};
    VolumeRate granted{};
};

// Something with dates that takes a part of the plan out of use.
struct DatedChange {
    std::string what;
    std::chrono::sys_days from;
    std::chrono::sys_days until;
};

// All that a simulation of oil needs to know, worked out once.
struct OilPlan {
    std::chrono::sys_days start;
    Duration horizon{};
    std::vector<OilDemand> demands{};
    std::vector<Outlet> outlets{};
    struct Unreachable {
        std::size_t demand = 0;  // of the plan
        NoWay way;
    };
    std::vector<Unreachable> unreachable;
    Table<StreamId, OilStream> streams;  // parents before those onward
    Table<TankId, TankFarm> tanks;
    Table<LineId, PumpedLine> lines;
    Table<RunId, ParcelRun> runs;
    Table<MooringId, Moorings> moorings;
    std::vector<Ceiling> ceilings{};
    std::vector<Proration> prorations{};
    std::vector<DatedChange> changes{};
};

}  // namespace corridor
