#pragma once

#include <chrono>

namespace corridor {

// The mean and the greatest of a level that stays as it is between changes: a queue, a yard, servers at work.
class TimeAverage {
public:
    using Instant = std::chrono::sys_seconds;
    // Has this level from the start on.
    explicit TimeAverage(Instant start = {}, double level = 0)
        : since_{start}, changed_{start}, level_{level}, greatest_{level} {}

    // From now on the level is this, or higher by a difference. REQUIRES: not before the last change.
    void set(Instant now, double level);
    void add(Instant now, double difference) { set(now, level_ + difference); }
    // Forgets what was; the level stays. For the end of a warm-up.
    void start_over(Instant now);

    [[nodiscard]] double level() const { return level_; }
    // Since the start, or since it started over; the level if no time has passed. REQUIRES: not before the last change.
    [[nodiscard]] double mean(Instant now) const;
    [[nodiscard]] double greatest() const { return greatest_; }

private:
    Instant since_;
    Instant changed_;
    double level_;
    double greatest_;
    double area_ = 0;  // level times seconds, up to the last change
};

}  // namespace corridor
