#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corridor/events/event_queue.h"
#include "corridor/simulation/result.h"
#include "corridor/statistics/tally.h"
#include "simulation/model.h"

namespace corridor {

// How many times fell into each whole minute. Counts of parts add up to the counts of the whole, in any order. Memory
// depends on how far the times spread, not on how many there are: pages of some hours exist where something fell.
class MinuteCounts {
public:
    void add(Seconds time) {
        auto const minute = static_cast<std::size_t>((time.count() + 30) / 60);
        std::size_t const page = minute / page_size;
        if (page >= pages_.size() || pages_[page].empty()) {
            add_page(page);
        }
        ++pages_[page][minute % page_size];
        ++total_;
    }
    void merge(MinuteCounts const& other);

    [[nodiscard]] std::uint64_t total() const { return total_; }
    // Hours within which this share lies, to the minute. REQUIRES: not empty, 0 < share <= 1.
    [[nodiscard]] double quantile(double share) const;
    // Its quantiles at `curve_steps` equal steps from 0 to 100 %.
    [[nodiscard]] std::vector<double> curve() const;

private:
    static constexpr std::size_t page_size = 128;
    void add_page(std::size_t page);

    std::vector<std::vector<std::uint64_t>> pages_;  // of that size, or empty
    std::uint64_t total_ = 0;
};

struct CourseNumbers {
    Tally hours;
    ByCause sum{};    // h
    ByCause cross{};  // h^2: each cause's time multiplied with the whole
    double entered = 0;
    double left = 0;
    std::uint64_t on_time = 0;
    std::vector<Tally> steps;
};

struct FacilityNumbers {
    Tally wait;
    double shared_wait = 0;  // h, all together, because others were ahead
    double utilisation = 0;
    std::optional<double> offered;
    double queue_mean = 0;
    double queue_max = 0;
    double blocked = 0;
    double closed = 0;
    double per_day = 0;
};

struct FleetNumbers {
    double in_use = 0;
    double empty_km = 0;
    double loaded_km = 0;
};

// What one replication says in numbers.
struct Numbers {
    std::vector<std::vector<CourseNumbers>> courses;  // by demand
    struct Quantiles {
        double p50 = 0;
        double p90 = 0;
        double p95 = 0;
    };
    std::vector<std::optional<Quantiles>> demands;
    std::vector<std::vector<std::optional<Quantiles>>> of_courses;
    std::vector<FacilityNumbers> facilities;
    std::vector<FleetNumbers> services;
    std::vector<FleetNumbers> fleets;
    double entered = 0;  // units of cargo, since the start
    double left = 0;
    double inside = 0;  // at the end
    double growth_per_day = 0;
    std::optional<Deadlock> deadlock;
};

// What replications count in whole numbers, so that the sum does not depend on their order.
struct Counts {
    // Nothing counted yet. REQUIRES: the model's courses.
    explicit Counts(SimulationModel const& model);

    std::vector<std::vector<MinuteCounts>> courses;             // by demand
    std::vector<std::vector<std::vector<MinuteCounts>>> steps;  // by demand, course
    std::vector<std::int64_t> inside_by_day;                    // thousandths of a unit
    std::vector<std::vector<std::int64_t>> queue_by_day;        // by facility
    // Thousandths of a unit that enter, by demand, course.
    std::vector<std::vector<std::vector<std::int64_t>>> entered_by_day;
    struct Day {
        std::int64_t seconds = 0;
        std::int64_t count = 0;
    };
    std::vector<Day> left_by_day;  // transit times of those that left, since the start

    void merge(Counts const& other);
};

// What one replication leaves behind: its own numbers, and its share of what all count together.
struct Record {
    Record(SimulationModel const& model, Counts& shared);

    Numbers numbers;
    std::vector<std::vector<MinuteCounts>> courses;  // of this replication alone, by demand
    std::vector<double> inside_by_day;               // the same
    Counts& counts;
};

}  // namespace corridor
