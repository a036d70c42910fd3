#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/network/facility.h"
#include "corridor/routing/search.h"
#include "corridor/statistics/interval.h"
#include "corridor/statistics/observed_hours.h"

namespace corridor {

// Why time passes in a simulation. To the causes that routing knows come waiting for a facility that others use, and
// standing because there is no room ahead.
enum class DelayCause { moving, handling, border, departure, weather, risk, capacity, blocked };
inline constexpr std::array delay_causes{DelayCause::moving,    DelayCause::handling, DelayCause::border,
                                         DelayCause::departure, DelayCause::weather,  DelayCause::risk,
                                         DelayCause::capacity,  DelayCause::blocked};
// As results write it.
[[nodiscard]] char const* name_of(DelayCause cause);

// A value for each cause.
using ByCause = std::array<double, delay_causes.size()>;

// How long something takes: all that was observed after the warm-up, in all replications together. Hours.
struct ObservedTime : ObservedHours {  // its quantiles are exact to the minute
    // 95 % confidence. Of the mean by Student over the replications; of quantiles over the replications' own quantiles,
    // by ranks, whatever their shape. Nothing if there are too few replications, or too few consignments in each.
    std::optional<Interval> mean_interval;
    std::optional<Interval> p50_interval;
    std::optional<Interval> p90_interval;
    std::optional<Interval> p95_interval;
};

// One step of a journey: a stretch in one vehicle, or a stop.
struct ObservedStep {
    std::size_t step = 0;  // of the itinerary's route
    ObservedTime time;
};

// Those of a demand that went by one corridor.
struct CourseResult {
    std::string corridor;  // empty: the best route of a scenario without corridors
    std::string title;
    Itinerary itinerary;
    ObservedTime time;
    Duration uncongested;  // mean time if nobody waited for anybody else
    std::optional<double> on_time;
    double entered_per_day = 0;  // in units of the cargo
    double left_per_day = 0;
    ByCause hours_by_cause{};     // means
    ByCause share_of_variance{};  // covariance of the cause's time with the whole, over the whole's variance; sums to 1
    std::vector<ObservedStep> steps;
};

struct DemandResult {
    std::size_t demand = 0;  // index in the scenario
    ObservedTime time;
    std::optional<double> on_time;
    double entered_per_day = 0;  // in units of the cargo, after the warm-up
    double left_per_day = 0;     //
    std::optional<Interval> left_interval;
    // It passes what more comes to than can pass, or more of it comes in than goes out: its times have no mean.
    bool grows = false;
    std::vector<CourseResult> courses;
    std::vector<NoWay> unreachable;
};

// What limits: a line section, a control, a change of gauge, a port, a service with its ships, a fleet of wagons.
struct FacilityResult {
    FacilityKind kind = FacilityKind::section;
    std::string id;                 // "links.mangystau-aktau", "nodes.dostyk.controls.border-control"
    std::string name;               // for people
    double utilisation = 0;         // share of the time in use, or of the slots that sailed full
    std::optional<double> offered;  // work that came over what could be done while it was open; nothing without a limit
    double wait_mean = 0;           // h, in front of it
    double wait_max = 0;
    double wait_for_others = 0;        // h of the mean, because others were ahead
    double queue_mean = 0;             // consignments
    double queue_max = 0;              // mean over the replications of the longest
    double blocked = 0;                // share of the time that it was held up by what lies behind it
    double closed = 0;                 // share of the time that weather, closures or breakdowns closed it
    double per_day = 0;                // consignments
    std::vector<double> queue_by_day;  // at the end of each day since the start, mean over the replications
};

// How a dated closure is lived through: beside the same replications without any dated closure, so that what else
// happens on these days (weather, seasons) is not laid to it.
struct Recovery {
    std::string closure;  // "{node: aktau, mode: sea}"
    std::chrono::sys_days from;
    std::chrono::sys_days until;
    std::string facility;  // where most more come to stand: its id
    double peak = 0;       // by how many consignments its queue is longer at the most, mean over the replications
    std::chrono::sys_days peak_day;
    std::optional<int> days_to_clear;      // from its end until nine tenths are gone; nothing: not within the horizon
    std::optional<int> days_to_clear_all;  // the same of what more is inside altogether
    std::vector<double> more_inside;       // by day, in the unit of the result
    struct Place {
        std::string facility;
        std::vector<double> longer_queue;  // by day
    };
    std::vector<Place> places;  // where queues differ most, first
    struct Spill {
        std::string corridor;               // its title
        std::vector<double> more_entering;  // by day, in the unit of the result
    };
    std::vector<Spill> spills;  // where goods choose their corridor by queues
};

// Goods that entered have left or are inside, always. Means over the replications.
struct Conservation {
    double entered = 0;
    double left = 0;
    double inside = 0;
};

// Ships or wagons: how they spend their time, and what of their running is empty.
struct FleetResult {
    std::string id;
    std::string name;
    double vehicles = 0;
    double in_use = 0;                   // mean number of ships; of wagons the share
    double empty_km = 0;                 // a year, all vehicles together
    double loaded_km = 0;                //
    std::optional<double> empty_cost{};  // USD a year, of wagons whose empty running has a tariff
};

// Why an answer cannot be given as a mean.
struct Growth {
    double per_day = 0;    // by which what is inside grows, mean over the replications
    Interval interval;     // of it, 95 %
    std::string facility;  // where more comes than can pass: its id
};

// Processes that wait for each other for ever.
struct Deadlock {
    std::chrono::sys_seconds when;
    int replication = 0;
    std::vector<std::string> cycle;  // ids of facilities, each blocked by the next, the last by the first
};

struct SimulationResult {
    std::chrono::sys_days start;
    Duration horizon;
    Duration warm_up;
    bool warm_up_found = false;  // by MSER-5, not stated
    std::uint64_t seed = 0;
    int replications = 0;  // finished
    bool was_stopped = false;
    std::string
        unit;  // of what follows, in which all demands are added up: their cargoes' own if they share one, else t
    std::optional<double> precision;  // half-width of the mean's interval over the mean, the widest of all demands
    std::vector<DemandResult> demands;
    std::vector<FacilityResult> facilities;  // those that anybody met, by the waiting they cause
    std::optional<std::string> bottleneck;   // id of the facility that causes most waiting
    std::vector<FleetResult> fleets;
    std::vector<Recovery> recoveries;
    std::vector<double> inside_by_day;  // mean over the replications
    Conservation conservation;
    std::optional<Growth> growth;
    std::optional<Deadlock> deadlock;
};

}  // namespace corridor
