#pragma once

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "corridor/statistics/interval.h"

namespace corridor::test {

// What `corridor simulate FILE` says of a scenario in tests/simulation/cases or, as "scenarios/china-europe", of one
// that comes with the program. The file is named without its ending.
class Answer {
public:
    explicit Answer(std::string const& scenario, std::string const& options = "");

    [[nodiscard]] int status() const { return status_; }
    [[nodiscard]] nlohmann::json const& values() const { return values_; }
    // A demand by its destination; a facility, or nothing, by its id; so too a fleet.
    [[nodiscard]] nlohmann::json const& demand(std::string const& to) const;
    [[nodiscard]] nlohmann::json const& facility(std::string const& id) const;
    [[nodiscard]] nlohmann::json const& fleet(std::string const& id) const;

    // Where the mean transit time to a destination lies, in hours, with 99 % confidence or another.
    [[nodiscard]] Interval mean(std::string const& to, double confidence = 0.99) const;
    // The same of its P90 and of what leaves a day.
    [[nodiscard]] Interval p90(std::string const& to) const;
    [[nodiscard]] Interval throughput(std::string const& to) const;

    // An interval of 95 % over so many replications as one of another confidence (Student).
    [[nodiscard]] Interval widened(nlohmann::json const& interval, double confidence) const;

private:
    int status_ = 0;
    nlohmann::json values_;
};

// Runs the program with ten seeds and gives the 99 % interval of what is read from its answers: for the figures that
// an answer gives without an interval of their own.
[[nodiscard]] Interval over_seeds(std::string const& scenario, std::string const& options,
                                  std::function<double(Answer const&)> const& read);

// Whether an interval holds a value; a failed check shows both.
struct Within {
    Interval interval;
    double value;

    explicit operator bool() const { return interval.contains(value); }
};
[[nodiscard]] inline Within within(Interval interval, double value) {
    return {interval, value};
}
[[nodiscard]] inline doctest::String toString(Within const& within) {
    return (std::to_string(within.value) + " in " + std::to_string(within.interval.low) + " to " +
            std::to_string(within.interval.high))
        .c_str();
}

}  // namespace corridor::test
