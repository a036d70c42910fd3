#pragma once

#include <vector>

#include "corridor/pipelines/oil_result.h"
#include "corridor/statistics/tally.h"
#include "pipelines/oil_plan.h"
#include "pipelines/oil_record.h"

namespace corridor {

// By the end of each day: sums over replications.
using Series = std::vector<double>;

// What replications of one plan have shown together. They are added in the order of their numbers, so the sums are the
// same for any number of threads.
class OilTotals {
public:
    // REQUIRES: the plan outlives this.
    explicit OilTotals(OilPlan const& plan);

    void add(OilRecord const& record);

    [[nodiscard]] int replications() const { return replications_; }

    struct Tank {
        Series by_day;  // m3
        Tally levels;   // at the ends of days
        double least = 0;
        double greatest = 0;
        double full = 0;                                  // h
        std::vector<std::vector<Duration>> full_since{};  // of each replication
    };
    struct Times {
        std::vector<double> all;  // h
        std::vector<Tally> replications;
    };

    std::vector<Series> produced;   // by demand, t since the start
    std::vector<Series> sent;       // by outlet
    std::vector<Series> delivered;  // by outlet
    // Till the end, which may come within a day, t.
    std::vector<double> all_produced;                  // by demand
    std::vector<double> all_sent;                      // by outlet
    std::vector<double> all_delivered;                 // by outlet
    std::vector<double> lost;                          // by demand, t
    std::vector<std::vector<Duration>> shut_in_since;  // of each replication
    std::vector<Times> times;                          // by outlet
    std::vector<Times> demand_times;
    Table<TankId, Tank> tanks;
    Table<LineId, OilRecord::Line> lines;
    Table<RunId, OilRecord::Run> runs;
    Table<MooringId, OilRecord::Moorings> moorings;
    double entered = 0;  // t, sums over replications
    double left = 0;
    double inside_at_start = 0;
    double inside = 0;
    double events = 0;

private:
    void add_masses(OilRecord const& record);
    void add_tanks(OilRecord const& record);
    void add_times(OilRecord const& record);

    OilPlan const& plan_;
    int replications_ = 0;
};

}  // namespace corridor
