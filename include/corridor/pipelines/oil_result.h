#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/routing/search.h"
#include "corridor/statistics/interval.h"
#include "corridor/statistics/observed_hours.h"

namespace corridor {

// How long oil is on its way: of drops that begin once a day, in all replications together.
struct OilTimes : ObservedHours {
    std::optional<Interval> mean_interval;  // 95 %, by Student over the replications
};

// What went by one corridor. All masses are tonnes, and means over the replications.
struct OilOutletResult {
    std::string corridor;
    std::string title;
    Itinerary itinerary;
    double nominated = 0;             // a year
    double sent = 0;                  // a year: what set out on the part of the way that is its alone
    double delivered = 0;             // a year
    std::optional<double> netback{};  // USD a tonne at the wells
    OilTimes time;
    std::vector<double> sent_by_day;
};

struct OilDemandResult {
    std::size_t demand = 0;  // index in the scenario
    double wanted = 0;       // what the wells would give, a year
    double produced = 0;     // a year
    double lost = 0;         // at interfaces of batches, a year
    OilTimes time;
    std::vector<double> shut_in_by_day;
    std::vector<OilOutletResult> outlets;  // the best first
    std::vector<NoWay> unreachable;
};

// Tanks at a place, in cubic metres.
struct TankResult {
    std::string id;
    std::string name;
    std::optional<double> room{};  // nothing: not stated
    double usual = 0;
    double least = 0;  // of any replication
    double mean = 0;   // at the end of a day
    double greatest = 0;
    double full = 0;  // share of the time
    std::vector<double> by_day{};
};

// Lines, ships' moorings, ships and trains, ceilings: what oil passes.
struct OilFacilityResult {
    enum class Kind { line, moorings, ships, trains };
    Kind kind = Kind::line;
    std::string id;
    std::string name;
    std::optional<double> utilisation;  // of the capacity, of the berths' or the fleet's time; nothing without a limit
    double cubic_metres_per_day = 0;    //
    std::optional<double> residence_h{};  // of a line: its fill over its mean throughput
    std::optional<double> filling_h{};    // of a line that is not full at the start: until it is, on the mean
    double stopped = 0;                   // of a line: share of the time that it stood still
    double parcels_per_year = 0;          // of ships and trains
    double wait_h = 0;                    // of a parcel at the far end, for a berth
};

// How a dated outage or closure is lived through: beside the same replications without any of them.
struct OilDisruption {
    // The place that fills up.
    struct Full {
        std::string tank;  // id
        double days = 0;   // after its beginning, mean of the replications in which it does
        double share = 0;  // of the replications
    };
    // What a corridor carries more, or less, until all is as it would have been.
    struct Diverted {
        std::size_t demand = 0;  // index in the scenario
        std::string corridor;
        std::string title;
        double tonnes = 0;
    };
    std::string what;  // "nodes.ceyhan.berths.jetty"
    std::chrono::sys_days from;
    std::chrono::sys_days until;
    std::vector<Full> full;   // the first to be full first; what fills at the same time without it is left out
    double lost_tonnes = 0;   // that the wells would have given
    double lost_per_day = 0;  // while it lasts
    // From its beginning until wells give less because of it, mean of the replications in which they do.
    std::optional<double> days_to_shut_in;
    std::vector<Diverted> diverted;
    std::optional<int> days_to_recover;  // from its end until nine tenths of what more stands in tanks are gone, and
                                         // wells give what they can
    std::optional<double> cost;          // USD: what less is left at the wells
    double unpriced_tonnes = 0;          // of what is carried more or less, that it leaves out: no netback is known
    std::optional<double> cost_per_day;  // of the days that it lasts
    std::vector<double> more_in_tanks;   // tonnes by day
    std::vector<double> more_shut_in;    // tonnes by day
};

// Nominations of a month that were more than a line takes, and what was granted: cut in proportion.
struct ProratedMonth {
    std::string line;      // id
    int month = 0;         // January is 1
    double nominated = 0;  // cubic metres a day
    double granted = 0;
};

struct OilResult {
    std::chrono::sys_days start;
    Duration horizon;
    std::uint64_t seed = 0;
    int replications = 0;  // finished
    bool was_stopped = false;
    std::vector<OilDemandResult> demands;
    std::vector<TankResult> tanks;
    std::vector<OilFacilityResult> facilities;  // the busiest first
    std::optional<std::string> bottleneck;      // id of the busiest that has a limit
    std::vector<OilDisruption> disruptions;
    std::vector<ProratedMonth> prorations;
    // Tonnes: what came out of the wells; what was delivered, or lost at interfaces; what there was on the way at the
    // start and at the end.
    double entered = 0;
    double left = 0;
    double inside_at_start = 0;
    double inside = 0;
    double events = 0;  // a replication
};

}  // namespace corridor
